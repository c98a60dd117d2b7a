package dev.pickwright.backend.faults;

import dev.pickwright.backend.fixture.OnPostgres;

class AllOrNothingOnPostgresTest extends AllOrNothingContract implements OnPostgres {}

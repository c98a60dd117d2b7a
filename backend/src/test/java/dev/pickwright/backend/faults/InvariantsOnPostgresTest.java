package dev.pickwright.backend.faults;

import dev.pickwright.backend.fixture.OnPostgres;

class InvariantsOnPostgresTest extends InvariantsContract implements OnPostgres {}

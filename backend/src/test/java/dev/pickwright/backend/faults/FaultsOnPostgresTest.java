package dev.pickwright.backend.faults;

import dev.pickwright.backend.fixture.OnPostgres;

class FaultsOnPostgresTest extends FaultsContract implements OnPostgres {}

package dev.pickwright.backend.sync.central;

import dev.pickwright.backend.fixture.OnPostgres;

class CentralCasesOnPostgresTest extends CentralCasesContract implements OnPostgres {}

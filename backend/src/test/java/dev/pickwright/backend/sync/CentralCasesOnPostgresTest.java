package dev.pickwright.backend.sync;

import dev.pickwright.backend.fixture.OnPostgres;

class CentralCasesOnPostgresTest extends CentralCasesContract implements OnPostgres {}

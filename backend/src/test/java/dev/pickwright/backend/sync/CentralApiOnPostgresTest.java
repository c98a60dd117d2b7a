package dev.pickwright.backend.sync;

import dev.pickwright.backend.fixture.OnPostgres;

class CentralApiOnPostgresTest extends CentralApiContract implements OnPostgres {}

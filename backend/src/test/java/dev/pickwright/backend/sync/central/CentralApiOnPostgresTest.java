package dev.pickwright.backend.sync.central;

import dev.pickwright.backend.fixture.OnPostgres;

class CentralApiOnPostgresTest extends CentralApiContract implements OnPostgres {}

package dev.pickwright.backend.sync.central;

import dev.pickwright.backend.fixture.OnPostgres;

class CentralLeasesOnPostgresTest extends CentralLeasesContract implements OnPostgres {}

package dev.pickwright.backend.sync;

import dev.pickwright.backend.fixture.OnPostgres;

class CentralLeasesOnPostgresTest extends CentralLeasesContract implements OnPostgres {}

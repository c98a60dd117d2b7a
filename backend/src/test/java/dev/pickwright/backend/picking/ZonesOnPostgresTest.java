package dev.pickwright.backend.picking;

import dev.pickwright.backend.fixture.OnPostgres;

class ZonesOnPostgresTest extends ZonesContract implements OnPostgres {}

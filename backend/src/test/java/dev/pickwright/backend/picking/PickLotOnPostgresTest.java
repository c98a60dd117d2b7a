package dev.pickwright.backend.picking;

import dev.pickwright.backend.fixture.OnPostgres;

class PickLotOnPostgresTest extends PickLotContract implements OnPostgres {}

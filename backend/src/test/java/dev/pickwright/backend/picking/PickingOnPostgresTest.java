package dev.pickwright.backend.picking;

import dev.pickwright.backend.fixture.OnPostgres;

class PickingOnPostgresTest extends PickingContract implements OnPostgres {}

package dev.pickwright.backend.picking;

import dev.pickwright.backend.fixture.OnPostgres;

class ShortPickOnPostgresTest extends ShortPickContract implements OnPostgres {}

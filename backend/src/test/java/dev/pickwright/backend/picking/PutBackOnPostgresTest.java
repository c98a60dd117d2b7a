package dev.pickwright.backend.picking;

import dev.pickwright.backend.fixture.OnPostgres;

class PutBackOnPostgresTest extends PutBackContract implements OnPostgres {}

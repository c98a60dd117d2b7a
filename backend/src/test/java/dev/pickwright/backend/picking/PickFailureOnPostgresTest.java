package dev.pickwright.backend.picking;

import dev.pickwright.backend.fixture.OnPostgres;

class PickFailureOnPostgresTest extends PickFailureContract implements OnPostgres {}

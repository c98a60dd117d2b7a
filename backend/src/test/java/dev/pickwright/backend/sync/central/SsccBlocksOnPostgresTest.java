package dev.pickwright.backend.sync.central;

import dev.pickwright.backend.fixture.OnPostgres;

class SsccBlocksOnPostgresTest extends SsccBlocksContract implements OnPostgres {}

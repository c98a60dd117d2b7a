package dev.pickwright.backend.sync;

import dev.pickwright.backend.fixture.OnPostgres;

class SsccBlocksOnPostgresTest extends SsccBlocksContract implements OnPostgres {}

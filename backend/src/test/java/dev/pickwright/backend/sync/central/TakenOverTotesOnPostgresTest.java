package dev.pickwright.backend.sync.central;

import dev.pickwright.backend.fixture.OnPostgres;

class TakenOverTotesOnPostgresTest extends TakenOverTotesContract implements OnPostgres {}

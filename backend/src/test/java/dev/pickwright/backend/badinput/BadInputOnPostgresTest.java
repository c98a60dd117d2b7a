package dev.pickwright.backend.badinput;

import dev.pickwright.backend.fixture.OnPostgres;

class BadInputOnPostgresTest extends BadInputContract implements OnPostgres {}

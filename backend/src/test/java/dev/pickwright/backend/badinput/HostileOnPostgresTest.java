package dev.pickwright.backend.badinput;

import dev.pickwright.backend.fixture.OnPostgres;

class HostileOnPostgresTest extends HostileContract implements OnPostgres {}

package dev.pickwright.backend.access;

import dev.pickwright.backend.fixture.OnPostgres;

class KeyOnPostgresTest extends KeyContract implements OnPostgres {}

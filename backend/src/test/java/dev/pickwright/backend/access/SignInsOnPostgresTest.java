package dev.pickwright.backend.access;

import dev.pickwright.backend.fixture.OnPostgres;

class SignInsOnPostgresTest extends SignInsContract implements OnPostgres {}

package dev.pickwright.backend.platform.jdbc;

import dev.pickwright.backend.fixture.OnPostgres;

class OnceOnPostgresTest extends OnceContract implements OnPostgres {}

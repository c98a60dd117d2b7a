package dev.pickwright.backend.access;

import dev.pickwright.backend.fixture.OnPostgres;

class ApiOnPostgresTest extends ApiContract implements OnPostgres {}

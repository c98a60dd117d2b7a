package dev.pickwright.backend.access;

import dev.pickwright.backend.fixture.OnPostgres;

class RouteWalkOnPostgresTest extends RouteWalkContract implements OnPostgres {}

package dev.pickwright.backend.access;

import dev.pickwright.backend.fixture.OnPostgres;

class StationOnPostgresTest extends StationContract implements OnPostgres {}

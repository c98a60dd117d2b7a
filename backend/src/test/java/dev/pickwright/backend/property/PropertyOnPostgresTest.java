package dev.pickwright.backend.property;

import dev.pickwright.backend.fixture.OnPostgres;

class PropertyOnPostgresTest extends PropertyContract implements OnPostgres {}

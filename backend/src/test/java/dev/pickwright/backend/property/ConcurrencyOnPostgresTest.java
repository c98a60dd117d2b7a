package dev.pickwright.backend.property;

import dev.pickwright.backend.fixture.OnPostgres;

class ConcurrencyOnPostgresTest extends ConcurrencyContract implements OnPostgres {}

package dev.pickwright.backend.fulfillment;

import dev.pickwright.backend.fixture.OnPostgres;

class StepsOnPostgresTest extends StepsContract implements OnPostgres {}

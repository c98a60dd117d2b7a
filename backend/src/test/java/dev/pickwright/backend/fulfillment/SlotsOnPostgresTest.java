package dev.pickwright.backend.fulfillment;

import dev.pickwright.backend.fixture.OnPostgres;

class SlotsOnPostgresTest extends SlotsContract implements OnPostgres {}

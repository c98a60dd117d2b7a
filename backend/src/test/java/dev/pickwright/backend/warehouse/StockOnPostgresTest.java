package dev.pickwright.backend.warehouse;

import dev.pickwright.backend.fixture.OnPostgres;

class StockOnPostgresTest extends StockContract implements OnPostgres {}

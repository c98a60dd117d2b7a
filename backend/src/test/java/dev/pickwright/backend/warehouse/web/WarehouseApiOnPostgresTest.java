package dev.pickwright.backend.warehouse.web;

import dev.pickwright.backend.fixture.OnPostgres;

class WarehouseApiOnPostgresTest extends WarehouseApiContract implements OnPostgres {}

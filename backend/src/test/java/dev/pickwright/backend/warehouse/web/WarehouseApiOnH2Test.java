package dev.pickwright.backend.warehouse.web;

import dev.pickwright.backend.fixture.OnH2;

class WarehouseApiOnH2Test extends WarehouseApiContract implements OnH2 {}

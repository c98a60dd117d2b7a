package dev.pickwright.backend.warehouse;

import dev.pickwright.backend.fixture.OnH2;

class StockOnH2Test extends StockContract implements OnH2 {}

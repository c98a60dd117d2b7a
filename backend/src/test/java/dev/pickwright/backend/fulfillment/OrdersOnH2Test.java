package dev.pickwright.backend.fulfillment;

import dev.pickwright.backend.fixture.OnH2;

class OrdersOnH2Test extends OrdersContract implements OnH2 {}

package dev.pickwright.backend.shipping;

import dev.pickwright.backend.fixture.OnH2;

class ShippingOnH2Test extends ShippingContract implements OnH2 {}

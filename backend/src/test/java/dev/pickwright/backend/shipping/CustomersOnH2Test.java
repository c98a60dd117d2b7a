package dev.pickwright.backend.shipping;

import dev.pickwright.backend.fixture.OnH2;

class CustomersOnH2Test extends CustomersContract implements OnH2 {}

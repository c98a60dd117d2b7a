package dev.pickwright.backend.fulfillment;

import dev.pickwright.backend.fixture.OnH2;

class RoutedOrdersOnH2Test extends RoutedOrdersContract implements OnH2 {}

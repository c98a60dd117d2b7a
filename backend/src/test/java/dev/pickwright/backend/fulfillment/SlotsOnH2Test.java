package dev.pickwright.backend.fulfillment;

import dev.pickwright.backend.fixture.OnH2;

class SlotsOnH2Test extends SlotsContract implements OnH2 {}

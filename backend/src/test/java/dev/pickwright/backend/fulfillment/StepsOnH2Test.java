package dev.pickwright.backend.fulfillment;

import dev.pickwright.backend.fixture.OnH2;

class StepsOnH2Test extends StepsContract implements OnH2 {}

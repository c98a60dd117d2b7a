package dev.pickwright.backend.property;

import dev.pickwright.backend.fixture.OnH2;

class ConcurrencyOnH2Test extends ConcurrencyContract implements OnH2 {}

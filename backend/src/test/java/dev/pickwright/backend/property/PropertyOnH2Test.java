package dev.pickwright.backend.property;

import dev.pickwright.backend.fixture.OnH2;

class PropertyOnH2Test extends PropertyContract implements OnH2 {}

package dev.pickwright.backend.badinput;

import dev.pickwright.backend.fixture.OnH2;

class BadInputOnH2Test extends BadInputContract implements OnH2 {}

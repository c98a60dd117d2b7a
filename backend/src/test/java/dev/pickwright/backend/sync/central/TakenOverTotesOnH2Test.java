package dev.pickwright.backend.sync.central;

import dev.pickwright.backend.fixture.OnH2;

class TakenOverTotesOnH2Test extends TakenOverTotesContract implements OnH2 {}

package dev.pickwright.backend.faults;

import dev.pickwright.backend.fixture.OnH2;

class FaultsOnH2Test extends FaultsContract implements OnH2 {}

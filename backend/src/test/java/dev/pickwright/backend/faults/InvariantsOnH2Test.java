package dev.pickwright.backend.faults;

import dev.pickwright.backend.fixture.OnH2;

class InvariantsOnH2Test extends InvariantsContract implements OnH2 {}

package dev.pickwright.backend.sync.central;

import dev.pickwright.backend.fixture.OnH2;

class CentralApiOnH2Test extends CentralApiContract implements OnH2 {}

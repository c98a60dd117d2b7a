package dev.pickwright.backend.sync;

import dev.pickwright.backend.fixture.OnH2;

class CentralApiOnH2Test extends CentralApiContract implements OnH2 {}

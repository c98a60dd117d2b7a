package dev.pickwright.backend.sync.central;

import dev.pickwright.backend.fixture.OnH2;

class CentralCasesOnH2Test extends CentralCasesContract implements OnH2 {}

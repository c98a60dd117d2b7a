package dev.pickwright.backend.sync;

import dev.pickwright.backend.fixture.OnH2;

class CentralCasesOnH2Test extends CentralCasesContract implements OnH2 {}

package dev.pickwright.backend.sync.central;

import dev.pickwright.backend.fixture.OnH2;

class CentralApplyOnH2Test extends CentralApplyContract implements OnH2 {}

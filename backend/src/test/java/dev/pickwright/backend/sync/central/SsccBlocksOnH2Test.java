package dev.pickwright.backend.sync.central;

import dev.pickwright.backend.fixture.OnH2;

class SsccBlocksOnH2Test extends SsccBlocksContract implements OnH2 {}

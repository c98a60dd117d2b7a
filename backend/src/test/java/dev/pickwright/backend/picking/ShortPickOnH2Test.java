package dev.pickwright.backend.picking;

import dev.pickwright.backend.fixture.OnH2;

class ShortPickOnH2Test extends ShortPickContract implements OnH2 {}

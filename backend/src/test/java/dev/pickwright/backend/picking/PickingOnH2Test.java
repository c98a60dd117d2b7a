package dev.pickwright.backend.picking;

import dev.pickwright.backend.fixture.OnH2;

class PickingOnH2Test extends PickingContract implements OnH2 {}

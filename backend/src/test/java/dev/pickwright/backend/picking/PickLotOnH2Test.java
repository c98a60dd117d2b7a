package dev.pickwright.backend.picking;

import dev.pickwright.backend.fixture.OnH2;

class PickLotOnH2Test extends PickLotContract implements OnH2 {}

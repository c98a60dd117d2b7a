package dev.pickwright.backend.picking;

import dev.pickwright.backend.fixture.OnH2;

class PickFailureOnH2Test extends PickFailureContract implements OnH2 {}

package dev.pickwright.backend.picking;

import dev.pickwright.backend.fixture.OnH2;

class PutBackOnH2Test extends PutBackContract implements OnH2 {}

package dev.pickwright.backend.picking;

import dev.pickwright.backend.fixture.OnH2;

class ZonesOnH2Test extends ZonesContract implements OnH2 {}

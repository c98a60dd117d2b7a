package dev.pickwright.backend.packing;

import dev.pickwright.backend.fixture.OnH2;

class PackingCancelOnH2Test extends PackingCancelContract implements OnH2 {}

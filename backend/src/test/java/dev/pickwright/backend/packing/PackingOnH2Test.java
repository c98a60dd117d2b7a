package dev.pickwright.backend.packing;

import dev.pickwright.backend.fixture.OnH2;

class PackingOnH2Test extends PackingContract implements OnH2 {}

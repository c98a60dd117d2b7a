package dev.pickwright.backend.shipping;

import dev.pickwright.backend.fixture.OnH2;

class BenchOnH2Test extends BenchContract implements OnH2 {}

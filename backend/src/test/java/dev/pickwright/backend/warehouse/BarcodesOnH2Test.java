package dev.pickwright.backend.warehouse;

import dev.pickwright.backend.fixture.OnH2;

class BarcodesOnH2Test extends BarcodesContract implements OnH2 {}

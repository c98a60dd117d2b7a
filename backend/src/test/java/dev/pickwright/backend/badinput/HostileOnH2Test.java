package dev.pickwright.backend.badinput;

import dev.pickwright.backend.fixture.OnH2;

class HostileOnH2Test extends HostileContract implements OnH2 {}

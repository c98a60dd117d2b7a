package dev.pickwright.backend.access;

import dev.pickwright.backend.fixture.OnH2;

class KeyOnH2Test extends KeyContract implements OnH2 {}

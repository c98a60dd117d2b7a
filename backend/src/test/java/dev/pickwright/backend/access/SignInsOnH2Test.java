package dev.pickwright.backend.access;

import dev.pickwright.backend.fixture.OnH2;

class SignInsOnH2Test extends SignInsContract implements OnH2 {}

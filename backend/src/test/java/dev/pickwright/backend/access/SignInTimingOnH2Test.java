package dev.pickwright.backend.access;

import dev.pickwright.backend.fixture.OnH2;

class SignInTimingOnH2Test extends SignInTimingContract implements OnH2 {}

package dev.pickwright.backend.platform.observe;

import dev.pickwright.backend.fixture.OnH2;

class LogOnH2Test extends LogContract implements OnH2 {}

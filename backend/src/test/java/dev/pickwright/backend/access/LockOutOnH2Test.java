package dev.pickwright.backend.access;

import dev.pickwright.backend.fixture.OnH2;

class LockOutOnH2Test extends LockOutContract implements OnH2 {}

package dev.pickwright.backend.platform.jdbc;

import dev.pickwright.backend.fixture.OnH2;

class OnceOnH2Test extends OnceContract implements OnH2 {}

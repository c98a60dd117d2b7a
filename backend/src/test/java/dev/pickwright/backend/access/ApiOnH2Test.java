package dev.pickwright.backend.access;

import dev.pickwright.backend.fixture.OnH2;

class ApiOnH2Test extends ApiContract implements OnH2 {}

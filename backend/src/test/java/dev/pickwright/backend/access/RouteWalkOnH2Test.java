package dev.pickwright.backend.access;

import dev.pickwright.backend.fixture.OnH2;

class RouteWalkOnH2Test extends RouteWalkContract implements OnH2 {}

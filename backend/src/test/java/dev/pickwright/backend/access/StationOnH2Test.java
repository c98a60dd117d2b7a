package dev.pickwright.backend.access;

import dev.pickwright.backend.fixture.OnH2;

class StationOnH2Test extends StationContract implements OnH2 {}

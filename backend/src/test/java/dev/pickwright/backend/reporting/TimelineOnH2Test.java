package dev.pickwright.backend.reporting;

import dev.pickwright.backend.fixture.OnH2;

class TimelineOnH2Test extends TimelineContract implements OnH2 {}

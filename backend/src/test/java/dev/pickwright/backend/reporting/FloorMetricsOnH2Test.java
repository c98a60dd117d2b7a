package dev.pickwright.backend.reporting;

import dev.pickwright.backend.fixture.OnH2;

class FloorMetricsOnH2Test extends FloorMetricsContract implements OnH2 {}

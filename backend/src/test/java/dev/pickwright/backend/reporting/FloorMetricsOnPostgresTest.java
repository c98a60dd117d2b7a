package dev.pickwright.backend.reporting;

import dev.pickwright.backend.fixture.OnPostgres;

class FloorMetricsOnPostgresTest extends FloorMetricsContract implements OnPostgres {}

package dev.pickwright.backend.reporting;

import dev.pickwright.backend.fixture.OnPostgres;

class TimelineOnPostgresTest extends TimelineContract implements OnPostgres {}

package dev.pickwright.backend.quality;

import dev.pickwright.backend.fixture.OnPostgres;

class QualityOnPostgresTest extends QualityContract implements OnPostgres {}

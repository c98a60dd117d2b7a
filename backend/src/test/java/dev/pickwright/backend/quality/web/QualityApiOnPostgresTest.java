package dev.pickwright.backend.quality.web;

import dev.pickwright.backend.fixture.OnPostgres;

class QualityApiOnPostgresTest extends QualityApiContract implements OnPostgres {}

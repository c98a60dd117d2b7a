package dev.pickwright.backend.quality;

import dev.pickwright.backend.fixture.OnPostgres;

class QcRulesOnPostgresTest extends QcRulesContract implements OnPostgres {}

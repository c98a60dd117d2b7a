package dev.pickwright.backend.intake;

import dev.pickwright.backend.fixture.OnPostgres;

class ImportOnPostgresTest extends ImportContract implements OnPostgres {}

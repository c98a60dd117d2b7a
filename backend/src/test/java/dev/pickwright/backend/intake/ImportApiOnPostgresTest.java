package dev.pickwright.backend.intake;

import dev.pickwright.backend.fixture.OnPostgres;

class ImportApiOnPostgresTest extends ImportApiContract implements OnPostgres {}

package dev.pickwright.backend.intake;

import dev.pickwright.backend.fixture.OnPostgres;

class RowImportOnPostgresTest extends RowImportContract implements OnPostgres {}

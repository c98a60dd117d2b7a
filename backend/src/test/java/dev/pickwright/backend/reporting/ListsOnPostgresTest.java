package dev.pickwright.backend.reporting;

import dev.pickwright.backend.fixture.OnPostgres;

class ListsOnPostgresTest extends ListsContract implements OnPostgres {}

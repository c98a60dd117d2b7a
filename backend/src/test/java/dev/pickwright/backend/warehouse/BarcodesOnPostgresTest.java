package dev.pickwright.backend.warehouse;

import dev.pickwright.backend.fixture.OnPostgres;

class BarcodesOnPostgresTest extends BarcodesContract implements OnPostgres {}

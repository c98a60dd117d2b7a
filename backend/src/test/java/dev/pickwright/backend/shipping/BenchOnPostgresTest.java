package dev.pickwright.backend.shipping;

import dev.pickwright.backend.fixture.OnPostgres;

class BenchOnPostgresTest extends BenchContract implements OnPostgres {}

package dev.pickwright.backend.packing;

import dev.pickwright.backend.fixture.OnPostgres;

class PackingOnPostgresTest extends PackingContract implements OnPostgres {}

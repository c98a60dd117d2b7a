package dev.pickwright.backend.packing;

import dev.pickwright.backend.fixture.OnPostgres;

class PackingCancelOnPostgresTest extends PackingCancelContract implements OnPostgres {}

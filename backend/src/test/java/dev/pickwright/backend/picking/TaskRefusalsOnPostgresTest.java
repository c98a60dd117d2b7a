package dev.pickwright.backend.picking;

import dev.pickwright.backend.fixture.OnPostgres;

class TaskRefusalsOnPostgresTest extends TaskRefusalsContract implements OnPostgres {}

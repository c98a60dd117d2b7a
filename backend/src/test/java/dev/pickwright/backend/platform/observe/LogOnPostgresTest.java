package dev.pickwright.backend.platform.observe;

import dev.pickwright.backend.fixture.OnPostgres;

class LogOnPostgresTest extends LogContract implements OnPostgres {}

package dev.pickwright.backend.access;

import dev.pickwright.backend.fixture.OnPostgres;

class LockOutOnPostgresTest extends LockOutContract implements OnPostgres {}

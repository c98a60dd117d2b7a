package dev.pickwright.backend.access;

import dev.pickwright.backend.fixture.OnPostgres;

class SignInTimingOnPostgresTest extends SignInTimingContract implements OnPostgres {}

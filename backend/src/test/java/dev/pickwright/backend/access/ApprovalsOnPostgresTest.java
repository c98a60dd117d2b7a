package dev.pickwright.backend.access;

import dev.pickwright.backend.fixture.OnPostgres;

class ApprovalsOnPostgresTest extends ApprovalsContract implements OnPostgres {}

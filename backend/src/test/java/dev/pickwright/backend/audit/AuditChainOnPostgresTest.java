package dev.pickwright.backend.audit;

import dev.pickwright.backend.fixture.OnPostgres;

class AuditChainOnPostgresTest extends AuditChainContract implements OnPostgres {}

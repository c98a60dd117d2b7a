package dev.pickwright.backend.audit;

import dev.pickwright.backend.fixture.OnH2;

class AuditChainOnH2Test extends AuditChainContract implements OnH2 {}

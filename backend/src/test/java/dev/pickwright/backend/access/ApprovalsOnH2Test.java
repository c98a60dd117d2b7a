package dev.pickwright.backend.access;

import dev.pickwright.backend.fixture.OnH2;

class ApprovalsOnH2Test extends ApprovalsContract implements OnH2 {}

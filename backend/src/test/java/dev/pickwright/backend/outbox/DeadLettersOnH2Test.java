package dev.pickwright.backend.outbox;

import dev.pickwright.backend.fixture.OnH2;

class DeadLettersOnH2Test extends DeadLetterContract implements OnH2 {}

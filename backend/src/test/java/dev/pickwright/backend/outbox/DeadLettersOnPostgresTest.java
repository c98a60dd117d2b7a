package dev.pickwright.backend.outbox;

import dev.pickwright.backend.fixture.OnPostgres;

class DeadLettersOnPostgresTest extends DeadLetterContract implements OnPostgres {}

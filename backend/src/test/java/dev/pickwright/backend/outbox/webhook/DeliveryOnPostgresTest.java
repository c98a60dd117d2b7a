package dev.pickwright.backend.outbox.webhook;

import dev.pickwright.backend.fixture.OnPostgres;

class DeliveryOnPostgresTest extends DeliveryContract implements OnPostgres {}

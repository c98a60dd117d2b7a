package dev.pickwright.backend.outbox.kafka;

import dev.pickwright.backend.fixture.OnPostgres;

class KafkaEndpointOnPostgresTest extends KafkaEndpointContract implements OnPostgres {}

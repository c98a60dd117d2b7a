package dev.pickwright.backend.outbox.kafka;

import dev.pickwright.backend.fixture.OnH2;

class KafkaEndpointOnH2Test extends KafkaEndpointContract implements OnH2 {}

package dev.pickwright.backend.outbox.webhook;

import dev.pickwright.backend.fixture.OnH2;

class DeliveryOnH2Test extends DeliveryContract implements OnH2 {}

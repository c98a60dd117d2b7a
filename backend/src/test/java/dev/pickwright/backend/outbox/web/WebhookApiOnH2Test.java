package dev.pickwright.backend.outbox.web;

import dev.pickwright.backend.fixture.OnH2;

class WebhookApiOnH2Test extends WebhookApiContract implements OnH2 {}

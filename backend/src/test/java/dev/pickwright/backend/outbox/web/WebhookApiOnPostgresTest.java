package dev.pickwright.backend.outbox.web;

import dev.pickwright.backend.fixture.OnPostgres;

class WebhookApiOnPostgresTest extends WebhookApiContract implements OnPostgres {}

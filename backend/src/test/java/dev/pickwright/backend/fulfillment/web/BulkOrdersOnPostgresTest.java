package dev.pickwright.backend.fulfillment.web;

import dev.pickwright.backend.fixture.OnPostgres;

class BulkOrdersOnPostgresTest extends BulkOrdersContract implements OnPostgres {}

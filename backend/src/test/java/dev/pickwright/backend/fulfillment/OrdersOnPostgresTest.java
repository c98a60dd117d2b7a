package dev.pickwright.backend.fulfillment;

import dev.pickwright.backend.fixture.OnPostgres;

class OrdersOnPostgresTest extends OrdersContract implements OnPostgres {}

package dev.pickwright.backend.fulfillment;

import dev.pickwright.backend.fixture.OnPostgres;

class RoutedOrdersOnPostgresTest extends RoutedOrdersContract implements OnPostgres {}

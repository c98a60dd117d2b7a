package dev.pickwright.backend.shipping;

import dev.pickwright.backend.fixture.OnPostgres;

class ShippingOnPostgresTest extends ShippingContract implements OnPostgres {}

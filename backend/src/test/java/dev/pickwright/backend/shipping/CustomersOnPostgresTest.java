package dev.pickwright.backend.shipping;

import dev.pickwright.backend.fixture.OnPostgres;

class CustomersOnPostgresTest extends CustomersContract implements OnPostgres {}

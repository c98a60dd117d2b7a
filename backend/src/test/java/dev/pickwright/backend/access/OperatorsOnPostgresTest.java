package dev.pickwright.backend.access;

import dev.pickwright.backend.fixture.OnPostgres;

class OperatorsOnPostgresTest extends OperatorsContract implements OnPostgres {}

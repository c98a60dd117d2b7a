package dev.pickwright.backend.sync;

import dev.pickwright.backend.fixture.OnPostgres;

class CentralApplyOnPostgresTest extends CentralApplyContract implements OnPostgres {}

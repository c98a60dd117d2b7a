package dev.pickwright.backend.sync.central;

import dev.pickwright.backend.fixture.OnPostgres;

class CentralApplyOnPostgresTest extends CentralApplyContract implements OnPostgres {}

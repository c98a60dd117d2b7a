package dev.pickwright.backend.sync.operation;

import dev.pickwright.backend.fixture.OnPostgres;

class ReplayOnPostgresTest extends ReplayContract implements OnPostgres {

    @Override
    boolean postgres() {
        return true;
    }
}

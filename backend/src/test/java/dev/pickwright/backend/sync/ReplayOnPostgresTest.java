package dev.pickwright.backend.sync;

import dev.pickwright.backend.fixture.OnPostgres;

class ReplayOnPostgresTest extends ReplayContract implements OnPostgres {

    @Override
    boolean postgres() {
        return true;
    }
}

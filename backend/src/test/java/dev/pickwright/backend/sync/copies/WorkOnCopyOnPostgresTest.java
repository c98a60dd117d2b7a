package dev.pickwright.backend.sync.copies;

import dev.pickwright.backend.fixture.OnPostgres;

class WorkOnCopyOnPostgresTest extends WorkOnCopyContract implements OnPostgres {

    @Override
    Class<?> other() {
        return WorkOnCopyOnH2Test.class;
    }
}

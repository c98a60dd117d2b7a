package dev.pickwright.backend.sync.copies;

import dev.pickwright.backend.fixture.OnH2;

class WorkOnCopyOnH2Test extends WorkOnCopyContract implements OnH2 {

    @Override
    Class<?> other() {
        return WorkOnCopyOnPostgresTest.class;
    }
}

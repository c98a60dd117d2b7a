package dev.pickwright.backend.sync.copies;

import dev.pickwright.backend.fixture.Databases;
import dev.pickwright.backend.fixture.OnPostgres;

class CopiesOnPostgresTest extends CopiesContract implements OnPostgres {

    @Override
    String emptyDatabase() {
        return Databases.h2();
    }
}

package dev.pickwright.backend.sync.copies;

import dev.pickwright.backend.fixture.Databases;
import dev.pickwright.backend.fixture.OnH2;

class ReferenceOnH2Test extends ReferenceContract implements OnH2 {

    @Override
    String emptyDatabase() {
        return Databases.postgres();
    }
}

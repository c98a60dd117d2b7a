package dev.pickwright.backend.sync.operation;

import dev.pickwright.backend.fixture.OnH2;

class ReplayOnH2Test extends ReplayContract implements OnH2 {

    @Override
    boolean postgres() {
        return false;
    }
}

package dev.pickwright.backend.outbox;

class RelayOnH2Test extends RelayContract {

    @Override
    OutboxSite site() {
        return OutboxSite.h2();
    }
}

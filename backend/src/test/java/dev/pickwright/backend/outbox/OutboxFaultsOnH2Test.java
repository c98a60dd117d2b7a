package dev.pickwright.backend.outbox;

class OutboxFaultsOnH2Test extends OutboxFaultsContract {

    @Override
    OutboxSite site() {
        return OutboxSite.h2();
    }
}

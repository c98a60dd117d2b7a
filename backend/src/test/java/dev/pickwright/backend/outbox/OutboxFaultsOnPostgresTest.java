package dev.pickwright.backend.outbox;

class OutboxFaultsOnPostgresTest extends OutboxFaultsContract {

    @Override
    OutboxSite site() {
        return OutboxSite.postgres();
    }
}

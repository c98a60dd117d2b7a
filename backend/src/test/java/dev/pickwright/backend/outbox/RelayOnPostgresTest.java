package dev.pickwright.backend.outbox;

class RelayOnPostgresTest extends RelayContract {

    @Override
    OutboxSite site() {
        return OutboxSite.postgres();
    }
}

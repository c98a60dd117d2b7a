package dev.pickwright.backend.outbox;

class OutboxLimitsOnH2Test extends OutboxLimitsContract {

    @Override
    OutboxSite site() {
        return OutboxSite.h2();
    }
}

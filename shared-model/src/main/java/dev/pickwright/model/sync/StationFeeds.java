package dev.pickwright.model.sync;

import dev.pickwright.model.Wire;
import dev.pickwright.model.fulfillment.FulfillmentId;
import dev.pickwright.model.sync.StationStore.StationNote;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What central tells a station, applied inside the caller's transaction. */
final class StationFeeds {

    private final StationStore store;

    StationFeeds(StationStore store) {
        this.store = store;
    }

    /** Numbers of another central mean nothing: the feed is followed anew from its beginning. */
    void heads(FeedPoint head) {
        FeedPoint point = store.feed(head.feed());
        if (point.central() != head.central()) {
            store.write(new FeedPoint(head.feed(), head.central(), 0));
            if (head.feed() == FeedName.REFERENCE) {
                note(StationNote.Kind.BOOTSTRAP_WANTED, null, 0, null);
            } else {
                missed();
            }
        }
    }

    boolean take(FeedPage page) {
        FeedPoint point = store.feed(page.feed());
        if (page.central() < point.central()) {
            // It comes late, of a central that went back to a past since.
            return false;
        }
        if (point.central() != page.central()) {
            heads(new FeedPoint(page.feed(), page.central(), page.head()));
            return true;
        }
        if (point.no() < page.low()) {
            return behind(page);
        }
        long no = point.no();
        for (FeedMessage message : page.messages()) {
            if (message.no() > no + 1) {
                break;
            }
            if (message.no() == no + 1) {
                apply(message);
                no = message.no();
            }
        }
        store.write(new FeedPoint(page.feed(), page.central(), no));
        return no < page.head();
    }

    /** What this station missed is gone: control is made good by hello and snapshots, reference data come anew. */
    private boolean behind(FeedPage page) {
        store.write(new FeedPoint(page.feed(), page.central(), page.low()));
        if (page.feed() == FeedName.REFERENCE) {
            note(StationNote.Kind.BOOTSTRAP_WANTED, null, 0, null);
        } else {
            missed();
        }
        return true;
    }

    /** Central may have forgotten what it told, or told what is not heard any more. */
    private void missed() {
        wantAllSnapshots();
        askAgainWhatIsUnderReview();
    }

    /** Its verdict may stand by now without a message: what is sent again is answered with the verdict as it is. */
    private void askAgainWhatIsUnderReview() {
        StationIdentity now = store.identity();
        for (LoggedOperation entry : store.all()) {
            if (entry.standing() != OperationStanding.REVIEW) {
                continue;
            }
            if (entry.incarnation() == now.incarnation()) {
                store.update(entry.asked());
            } else {
                // Only what is of the present incarnation can be sent.
                LoggedOperation again = entry.after(now);
                store.update(again);
                now = now.appended(again.chain());
            }
        }
        store.write(now);
    }

    void wantAllSnapshots() {
        store.openLeases()
                .forEach(lease -> note(StationNote.Kind.SNAPSHOT_WANTED, lease.fulfillment(), lease.epoch(), null));
    }

    private void apply(FeedMessage message) {
        var kind = kind(message.kind());
        if (kind.isEmpty()) {
            return;
        }
        FulfillmentId fulfillment = message.fulfillment();
        switch (kind.get()) {
            case LEASE_REVOKED -> stop(Objects.requireNonNull(fulfillment), message.epoch(), false);
            case CANCEL_REQUESTED -> stop(Objects.requireNonNull(fulfillment), message.epoch(), true);
            case LEASE_CHANGED -> note(StationNote.Kind.SNAPSHOT_WANTED, fulfillment, message.epoch(), null);
            case VERDICT_CHANGED -> {
                VerdictTold told = VerdictTold.of(Objects.requireNonNull(message.body()));
                store.find(told.operation()).ifPresent(entry -> store.update(entry.ruled(told.ruling())));
            }
            case CASE_OPENED -> {}
            case CASE_CLOSED -> {
                store.settle(CaseId.of(Objects.requireNonNull(message.body())));
                note(StationNote.Kind.CASE_CLOSED, fulfillment, message.epoch(), message.body());
            }
            case REFERENCE_CHANGED -> note(StationNote.Kind.REFERENCE, null, 0, message.body());
            case RESYNC -> note(StationNote.Kind.BOOTSTRAP_WANTED, null, 0, null);
        }
    }

    private static Optional<FeedKind> kind(String wire) {
        return Arrays.stream(FeedKind.values())
                .filter(each -> ((Wire) each).wire().equals(wire))
                .findFirst();
    }

    void standing(LeaseStanding told) {
        switch (told.state()) {
            case HELD -> note(StationNote.Kind.SNAPSHOT_WANTED, told.fulfillment(), told.epoch(), null);
            case REVOKED -> stop(told.fulfillment(), told.epoch(), false);
            case CANCEL_REQUESTED -> stop(told.fulfillment(), told.epoch(), true);
        }
    }

    private void stop(FulfillmentId fulfillment, long epoch, boolean cancel) {
        store.lease(fulfillment)
                .filter(lease -> lease.epoch() == epoch && lease.open())
                .ifPresent(lease -> {
                    store.write(lease.in(StationLease.State.STOPPED));
                    note(
                            cancel ? StationNote.Kind.CANCEL_REQUESTED : StationNote.Kind.REVOKED,
                            fulfillment,
                            epoch,
                            null);
                });
    }

    private void note(StationNote.Kind kind, @Nullable FulfillmentId fulfillment, long epoch, @Nullable String body) {
        store.note(new StationNote(kind, fulfillment, epoch, body));
    }
}

package dev.pickwright.backend.sync.central;

import dev.pickwright.backend.warehouse.Stock;
import dev.pickwright.model.access.StationId;
import dev.pickwright.model.sync.CaseKind;
import dev.pickwright.model.sync.CentralStore.CaseFile;
import dev.pickwright.model.sync.CentralStore.StreamBook;
import dev.pickwright.model.sync.CentralSync;
import dev.pickwright.model.sync.FeedKind;
import dev.pickwright.model.sync.Lease;
import dev.pickwright.model.sync.LeaseState;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Central: what is gone with the disk of a station that was enrolled anew under its name. */
@Component
class LostWork {

    private static final Logger log = LoggerFactory.getLogger(LostWork.class);

    private final JdbcCentralStore store;
    private final BookStore books;
    private final LeaseStore leases;
    private final LostQueries queries;
    private final CentralSync central;
    private final Stock stock;
    private final Clock clock;

    LostWork(
            JdbcCentralStore store,
            BookStore books,
            LeaseStore leases,
            LostQueries queries,
            CentralSync central,
            Stock stock,
            Clock clock) {
        this.store = store;
        this.books = books;
        this.leases = leases;
        this.queries = queries;
        this.central = central;
        this.stock = stock;
        this.clock = clock;
    }

    /**
     * Ends what earlier stations of the same name still had: operations that they said they have and never sent are lost,
     * the bins of the work they had begun are to be counted, and that work is free again. Joins the caller's transaction.
     */
    void countFor(StationId station) {
        for (StationId earlier : queries.earlier(station)) {
            long lost = 0;
            for (StreamBook stream : books.streams(earlier)) {
                StreamBook closed = new StreamBook(
                        stream.station(),
                        stream.incarnation(),
                        false,
                        stream.appliedThrough(),
                        stream.chain(),
                        stream.claimedHead(),
                        stream.claimedOldest(),
                        stream.rescuedThrough());
                lost += closed.lost();
                // Counted once: from now on all of it is accounted for.
                store.write(new StreamBook(
                        closed.station(),
                        closed.incarnation(),
                        false,
                        closed.appliedThrough(),
                        closed.chain(),
                        closed.claimedHead(),
                        0,
                        closed.claimedHead()));
            }
            boolean begun = free(earlier, lost > 0);
            if (lost > 0) {
                books.addLost(station, lost);
                CaseFile file = store.open(
                        new CaseFile(store.freshCase(), CaseKind.LOST, station, null, 0, null, clock.millis(), null));
                store.tell(station, FeedKind.CASE_OPENED, null, 0, file.id().toString());
                log.warn(
                        "{} operations of station {} are lost with its disk{}",
                        lost,
                        station,
                        begun ? "; bins of the work it had begun are to be counted" : "");
            }
        }
    }

    private boolean free(StationId earlier, boolean count) {
        boolean begun = false;
        for (Lease lease : leases.open(earlier)) {
            if (count && lease.state() != LeaseState.RESERVED) {
                begun = true;
                queries.bins(lease.fulfillment())
                        .forEach(bin -> stock.lockForCount(bin.warehouse(), bin.bin(), bin.sku(), "station_lost"));
            }
            central.leases().revoke(lease.fulfillment(), clock.millis());
        }
        return begun;
    }
}

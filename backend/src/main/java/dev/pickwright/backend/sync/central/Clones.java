package dev.pickwright.backend.sync.central;

import dev.pickwright.backend.audit.AuditEntry;
import dev.pickwright.backend.audit.AuditTrail;
import dev.pickwright.backend.platform.Actor;
import dev.pickwright.backend.platform.jdbc.UnitOfWork;
import dev.pickwright.model.Problem;
import dev.pickwright.model.ProblemException;
import dev.pickwright.model.access.StationId;
import dev.pickwright.model.sync.CaseKind;
import dev.pickwright.model.sync.CaseOutcome;
import dev.pickwright.model.sync.CentralStore.CaseFile;
import dev.pickwright.model.sync.CentralStore.StationBook;
import dev.pickwright.model.sync.CentralStore.StreamBook;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;

/** Central: two computers that speak for one station. A supervisor says which one stays it; the other enrols anew. */
@Service
public class Clones {

    private final JdbcCentralStore store;
    private final BookStore books;
    private final CaseStore cases;
    private final AuditTrail audit;
    private final UnitOfWork units;
    private final Clock clock;

    Clones(JdbcCentralStore store, BookStore books, CaseStore cases, AuditTrail audit, UnitOfWork units, Clock clock) {
        this.store = store;
        this.books = books;
        this.cases = cases;
        this.audit = audit;
        this.units = units;
        this.clock = clock;
    }

    /** @throws ProblemException NOT_ALLOWED for the computer that was not kept */
    void require(StationId station, long incarnation, String boot) {
        if (books.keptFrom(station, incarnation)
                .filter(kept -> !kept.equals(boot))
                .isPresent()) {
            throw new ProblemException(
                    Problem.NOT_ALLOWED,
                    "Another computer is this station now. Enrol this one as a station of its own: its work is kept.");
        }
    }

    /** Opens a case for supervisors if two computers speak for the station. */
    void tell(StationId station) {
        if (store.station(station).filter(StationBook::suspectedClone).isPresent()
                && cases.openClone(station).isEmpty()) {
            store.open(new CaseFile(store.freshCase(), CaseKind.CLONE, station, null, 0, null, clock.millis(), null));
        }
    }

    /**
     * Lets one computer go on as the station.
     *
     * @throws ProblemException NOT_FOUND; NOTHING_TO_DO if no two speak for it; REQUEST_INVALID if that boot never did
     */
    public void keep(Actor actor, StationId station, String boot) {
        units.run(() -> {
            StationBook book = store.station(station)
                    .orElseThrow(() -> new ProblemException(
                            Problem.NOT_FOUND, "Station %s was never heard of.".formatted(station)));
            if (!book.suspectedClone()) {
                throw new ProblemException(Problem.NOTHING_TO_DO, "No two computers speak for this station.");
            }
            String known = book.boots().stream()
                    .filter(each -> each.startsWith(boot + ":"))
                    .findFirst()
                    .orElseThrow(() -> new ProblemException(
                            Problem.REQUEST_INVALID,
                            "No such start of a computer spoke for this station.",
                            Map.of("field", "boot")));
            store.write(new StationBook(station, book.current(), book.last(), List.of(known), false, book.lastHello()));
            // Both have this one: the computer that stays gets another.
            store.stream(station, book.current()).ifPresent(stream -> store.write(closed(stream)));
            books.keep(station, boot, book.current());
            cases.openClone(station).ifPresent(file -> {
                store.write(new CaseFile(
                        file.id(), file.kind(), file.station(), null, 0, null, file.openedAt(), CaseOutcome.ADOPT));
                cases.resolved(file.id(), actor, "kept " + boot, clock.instant());
            });
            audit.append(actor, AuditEntry.of("keep_station_computer").saying("%s keeps %s".formatted(station, boot)));
        });
    }

    private static StreamBook closed(StreamBook stream) {
        return new StreamBook(
                stream.station(),
                stream.incarnation(),
                false,
                stream.appliedThrough(),
                stream.chain(),
                stream.claimedHead(),
                stream.claimedOldest(),
                stream.rescuedThrough());
    }
}

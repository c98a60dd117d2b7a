package dev.pickwright.backend.access;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.pickwright.backend.audit.AuditTrail;
import dev.pickwright.backend.fixture.BackendTest;
import dev.pickwright.backend.fixture.Floor;
import dev.pickwright.backend.fixture.QuickPins;
import dev.pickwright.backend.platform.Actor;
import dev.pickwright.backend.platform.jdbc.UnitOfWork;
import dev.pickwright.backend.platform.time.IdSource;
import dev.pickwright.backend.warehouse.Warehouses;
import dev.pickwright.model.Problem;
import dev.pickwright.model.ProblemException;
import dev.pickwright.model.access.OperatorId;
import dev.pickwright.model.access.Role;
import dev.pickwright.model.access.SignIn;
import dev.pickwright.model.access.SignedIn;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.boot.webmvc.test.autoconfigure.MockMvcPrint;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;

/** Sign-in by a clock that a test sets. */
@BackendTest
@AutoConfigureMockMvc(print = MockMvcPrint.NONE)
abstract class AccessTest {

    static final String PIN = "4711";
    private static final AtomicInteger COUNT = new AtomicInteger();

    @Autowired
    Floor floor;

    @Autowired
    QuickPins compared;

    @Autowired
    OperatorRepository rows;

    @Autowired
    OperatorQueries places;

    @Autowired
    SessionRepository sessions;

    @Autowired
    ApprovalRepository approvals;

    @Autowired
    AttemptRepository attempts;

    @Autowired
    Operators operators;

    @Autowired
    BadgeMarks marks;

    @Autowired
    Warehouses warehouses;

    @Autowired
    AuditTrail audit;

    @Autowired
    UnitOfWork units;

    @Autowired
    IdSource ids;

    @Autowired
    JdbcClient jdbc;

    final HandClock clock = new HandClock(Instant.parse("2026-11-25T08:00:00Z"));
    SignIns signIns;
    Access access;
    Floor.Site site;
    String badge;
    OperatorId operator;
    /** Where no other test signs in. */
    String station;

    @BeforeEach
    void somebody() {
        signIns = by(compared);
        access = new Access(sessions, clock);
        site = floor.site(ids);
        station = fresh("desk ");
        badge = fresh("P-");
        operator = operators.add(badge, "Pia", PIN, Set.of(Role.PICKER), site.code());
    }

    SignIns by(PasswordEncoder encoder) {
        Pins pins = new Pins(encoder);
        LockOut lockOut = new LockOut(attempts, units, clock);
        PinCheck check = new PinCheck(rows, pins, lockOut, marks, audit, units, clock);
        var none = new StaticListableBeanFactory().getBeanProvider(StationRules.class);
        return new SignIns(check, pins, lockOut, rows, places, sessions, warehouses, audit, none, units, ids, clock);
    }

    static String fresh(String prefix) {
        return prefix + COUNT.incrementAndGet();
    }

    SignedIn signIn(String with, @Nullable String pin, String at) {
        return signIns.signIn(Floor.system(), new SignIn(with, pin, at));
    }

    ProblemException refused(String with, @Nullable String pin, String at) {
        return refusal(() -> signIn(with, pin, at));
    }

    static ProblemException refusal(ThrowingCallable work) {
        return Objects.requireNonNull(catchThrowableOfType(ProblemException.class, work), "nothing was refused");
    }

    Problem wrong(String with, String at) {
        return refused(with, "0000", at).problem();
    }

    int wait(ProblemException locked) {
        return (int) Objects.requireNonNull(locked.extras().get("retry_after_seconds"));
    }

    @Nullable
    Actor asking(SignedIn session) {
        return access.operatorOf(session.session()).orElse(null);
    }

    /** What the trail has of this test's station. */
    List<String> trail() {
        return jdbc.sql("""
                select operation || ' ' || coalesce(detail, '') from audit_entry where station = ? order by id
                """)
                .param(station)
                .query((row, n) -> row.getString(1).strip())
                .list();
    }
}

package dev.pickwright.backend.sync.http;

import dev.pickwright.backend.platform.time.IdSource;
import dev.pickwright.backend.sync.http.CentralFailure.Cause;
import dev.pickwright.model.fulfillment.FulfillmentId;
import dev.pickwright.model.sync.BootstrapPart;
import dev.pickwright.model.sync.FeedName;
import dev.pickwright.model.sync.FeedPage;
import dev.pickwright.model.sync.HandoverTaken;
import dev.pickwright.model.sync.Hello;
import dev.pickwright.model.sync.HelloReply;
import dev.pickwright.model.sync.IncarnationOpened;
import dev.pickwright.model.sync.LeaseSnapshot;
import dev.pickwright.model.sync.NumberBlock;
import dev.pickwright.model.sync.OpenIncarnation;
import dev.pickwright.model.sync.Push;
import dev.pickwright.model.sync.PushReply;
import dev.pickwright.model.sync.WantNumbers;
import dev.pickwright.model.sync.WantWork;
import dev.pickwright.model.sync.WorkGranted;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/** What a station asks of its central. Every call blocks until it is answered, or fails within its time. */
public final class CentralClient {

    private static final Duration PROMPT = Duration.ofSeconds(4);
    private static final Duration SHORT = Duration.ofSeconds(20);
    private static final Duration LONG = Duration.ofMinutes(4);
    private static final Duration AS_LONG_AS_IT_TAKES = Duration.ofMinutes(40);

    private final CentralTrust trust;
    private final CentralLine line;
    private final StationSession session;

    /** @param enrolment as the file says at this start */
    public CentralClient(StationFile file, Enrolment enrolment, Clock clock, IdSource ids) {
        this.trust = new CentralTrust(enrolment.certificate());
        this.line = new CentralLine(trust, clock);
        this.session = new StationSession(line, trust, file, ids, enrolment);
    }

    /** What is kept of being enrolled. */
    public Enrolment enrolment() {
        return session.enrolment();
    }

    /**
     * Lets the station in by a supervisor's code and keeps its key.
     *
     * @param certificate the SHA-256 of the certificate that is trusted; null for what this computer trusts
     */
    public void enrol(String code, @Nullable String certificate) throws CentralFailure, InterruptedException {
        trust.pin(certificate);
        session.enrol(code);
    }

    /** The fingerprint of the certificate that was refused last, for a person to compare. */
    public @Nullable String refusedCertificate() {
        return trust.refused();
    }

    /** A new connection for the next call, whatever becomes of those that there are. */
    public void renew() {
        line.renew();
    }

    public HelloReply hello(Hello hello) throws CentralFailure, InterruptedException {
        HelloReply reply = post("/v1/sync/hello", hello, SHORT, HelloReply.class);
        if (!hello.boot().equals(reply.boot()) || hello.helloNo() != reply.helloNo()) {
            throw new CentralFailure(Cause.NOT_CENTRAL, "other_hello");
        }
        return reply;
    }

    public PushReply push(Push push) throws CentralFailure, InterruptedException {
        return post("/v1/sync/operations", push, SHORT, PushReply.class);
    }

    public IncarnationOpened open(OpenIncarnation wanted) throws CentralFailure, InterruptedException {
        IncarnationOpened opened = post("/v1/sync/incarnations", wanted, SHORT, IncarnationOpened.class);
        if (!wanted.nonce().equals(opened.nonce())) {
            throw new CentralFailure(Cause.NOT_CENTRAL, "other_nonce");
        }
        return opened;
    }

    public WorkGranted work(WantWork wanted) throws CentralFailure, InterruptedException {
        return post("/v1/sync/work", wanted, LONG, WorkGranted.class);
    }

    /** The same while somebody stands there and waits. */
    public WorkGranted handOver(WantWork wanted) throws CentralFailure, InterruptedException {
        return post("/v1/sync/work", wanted, PROMPT, WorkGranted.class);
    }

    public LeaseSnapshot snapshot(FulfillmentId fulfillment) throws CentralFailure, InterruptedException {
        return get("/v1/sync/leases/" + fulfillment + "/snapshot", LONG, LeaseSnapshot.class);
    }

    public FeedPage feed(FeedName feed, long after, int limit) throws CentralFailure, InterruptedException {
        return get("/v1/sync/feeds/%s?after=%d&limit=%d".formatted(feed.wire(), after, limit), LONG, FeedPage.class);
    }

    public BootstrapPart reference(int part) throws CentralFailure, InterruptedException {
        return get("/v1/sync/reference?part=" + part, LONG, BootstrapPart.class);
    }

    /** Serials for shipping labels, for this incarnation alone. */
    public NumberBlock numbers(long incarnation) throws CentralFailure, InterruptedException {
        return post("/v1/sync/number-blocks", new WantNumbers(incarnation), SHORT, NumberBlock.class);
    }

    /**
     * Hands over what was done here before there was a central.
     *
     * @param packed its lines
     * @param sent hears how many bytes of it are on their way
     */
    public HandoverTaken handOver(UUID id, Path packed, LongConsumer sent) throws CentralFailure, InterruptedException {
        var to = session.enrolment().central().resolve("/v1/sync/handover/" + id);
        return withToken(token -> line.put(to, packed, sent, token, AS_LONG_AS_IT_TAKES, HandoverTaken.class));
    }

    private <T> T get(String path, Duration within, Class<T> type) throws CentralFailure, InterruptedException {
        return signed(path, null, within, type);
    }

    private <T> T post(String path, Object body, Duration within, Class<T> type)
            throws CentralFailure, InterruptedException {
        return signed(path, body, within, type);
    }

    private <T> T signed(String path, @Nullable Object body, Duration within, Class<T> type)
            throws CentralFailure, InterruptedException {
        var to = session.enrolment().central().resolve(path);
        return withToken(token -> line.ask(to, body, token, within, type));
    }

    private <T> T withToken(Asked<T> asked) throws CentralFailure, InterruptedException {
        try {
            return asked.with(session.token());
        } catch (CentralFailure e) {
            if (e.why() != Cause.REFUSED) {
                throw e;
            }
            // The token may have ended with a restored central; whether the station is known, its proof tells.
            session.drop();
            return asked.with(session.token());
        }
    }

    /** An exchange that a token lets in. */
    private interface Asked<T> {
        T with(String token) throws CentralFailure, InterruptedException;
    }
}

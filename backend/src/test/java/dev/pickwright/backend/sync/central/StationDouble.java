package dev.pickwright.backend.sync.central;

import dev.pickwright.backend.access.StationEnrolment;
import dev.pickwright.backend.fixture.Bench;
import dev.pickwright.backend.fixture.Floor;
import dev.pickwright.backend.fixture.TestStation;
import dev.pickwright.backend.warehouse.Moved;
import dev.pickwright.model.access.EnrolStation;
import dev.pickwright.model.access.InviteStation;
import dev.pickwright.model.access.OperatorId;
import dev.pickwright.model.access.StationId;
import dev.pickwright.model.access.StationToken;
import dev.pickwright.model.fulfillment.FulfillmentId;
import dev.pickwright.model.sync.Backlog;
import dev.pickwright.model.sync.Chain;
import dev.pickwright.model.sync.ChainPoint;
import dev.pickwright.model.sync.FeedName;
import dev.pickwright.model.sync.GrantedLease;
import dev.pickwright.model.sync.HeldLease;
import dev.pickwright.model.sync.Hello;
import dev.pickwright.model.sync.HelloReply;
import dev.pickwright.model.sync.LeaseRef;
import dev.pickwright.model.sync.OpenIncarnation;
import dev.pickwright.model.sync.Operation;
import dev.pickwright.model.sync.OperationId;
import dev.pickwright.model.sync.OperationType;
import dev.pickwright.model.sync.Push;
import dev.pickwright.model.sync.PushReply;
import dev.pickwright.model.sync.WantWork;
import dev.pickwright.model.sync.WorkGranted;
import dev.pickwright.model.warehouse.Trace;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Speaks as a station does, and says what a test wants it to say. */
public final class StationDouble {

    private final Central central;
    private final Grants grants;
    private final JsonMapper json;
    private final StationToken token;
    private final String boot;
    private final List<Operation> log = new ArrayList<>();
    private long incarnation;
    private long sent;
    private Chain chain = Chain.START;
    private long hellos;

    private StationDouble(Central central, Grants grants, JsonMapper json, StationToken token) {
        this.central = central;
        this.grants = grants;
        this.json = json;
        this.token = token;
        this.boot = "boot-" + UUID.randomUUID().toString().substring(0, 8);
    }

    public static StationDouble enrolled(
            StationEnrolment enrolment, Central central, Grants grants, JsonMapper json, Floor.Site site, String name) {
        var invited = enrolment.invite(Floor.system(), new InviteStation(name, site.code()));
        StationToken token =
                enrolment.enrol(new EnrolStation(enrolment.shown(invited).code(), new TestStation().publicKey()));
        StationDouble station = new StationDouble(central, grants, json, token);
        station.open(OpenIncarnation.Why.ENROLLED);
        return station;
    }

    /** Another computer with the same disk. */
    StationDouble copy() {
        StationDouble other = new StationDouble(central, grants, json, token);
        other.incarnation = incarnation;
        other.log.addAll(log);
        other.sent = sent;
        other.chain = chain;
        return other;
    }

    public StationId id() {
        return token.station().id();
    }

    public String token() {
        return token.token();
    }

    String boot() {
        return boot;
    }

    long incarnation() {
        return incarnation;
    }

    /** Goes on under a new incarnation, from which all of the log is sent again. */
    void open(OpenIncarnation.Why why) {
        incarnation = central.open(new OpenIncarnation(
                        id(), incarnation, incarnation, why, log.size(), 0, boot, UUID.randomUUID()))
                .incarnation();
        sent = 0;
        chain = Chain.START;
    }

    public WorkGranted want(int active, int reserve) {
        return grants.want(id(), new WantWork(UUID.randomUUID(), active, reserve));
    }

    /** Somebody scans a tote at its bench. */
    WorkGranted scans(String tote) {
        return grants.want(id(), new WantWork(UUID.randomUUID(), 0, 0, tote, null));
    }

    /** A supervisor lets somebody pack what lies in a tote at its bench, though the picks have not all arrived. */
    WorkGranted takesOver(String tote, OperatorId supervisor) {
        return grants.want(id(), new WantWork(UUID.randomUUID(), 0, 0, tote, supervisor));
    }

    HelloReply hello(HeldLease... leases) {
        return central.hello(greeting(leases));
    }

    Hello greeting(HeldLease... leases) {
        long waiting = log.size() - sent;
        return new Hello(
                id(),
                incarnation,
                "1.0",
                boot,
                ++hellos,
                System.currentTimeMillis(),
                hellos,
                log.size(),
                sent,
                List.of(new ChainPoint(sent, chain)),
                List.of(),
                HeldLease.digest(List.of(leases).stream()
                        .map(each -> new LeaseRef(each.fulfillment(), each.epoch()))
                        .toList()),
                List.of(leases),
                new Backlog(waiting, waiting == 0 ? 0 : 60_000),
                10_000);
    }

    /** Records an operation; its id. */
    OperationId did(
            OperationType type,
            GrantedLease lease,
            @Nullable UUID subject,
            OperatorId by,
            Object body,
            Moved... moved) {
        return did(type.wire(), lease, subject, by, json.writeValueAsString(body), moved);
    }

    OperationId did(
            String type,
            @Nullable GrantedLease lease,
            @Nullable UUID subject,
            OperatorId by,
            String body,
            Moved... moved) {
        String given = moved.length == 0
                ? "{}"
                : json.writeValueAsString(Map.of(
                        Moved.NAME, List.of(moved).stream().map(Moved::text).toList()));
        Operation operation = new Operation(
                new OperationId(UUID.randomUUID()),
                log.size() + 1,
                type,
                OperationType.of(type).map(OperationType::version).orElse(1),
                lease == null ? List.of() : List.of(new LeaseRef(lease.fulfillment(), lease.epoch())),
                subject,
                by,
                null,
                System.currentTimeMillis(),
                log.size(),
                boot,
                body,
                given);
        log.add(operation);
        return operation.id();
    }

    /** Picks so many units one by one into a tote. */
    void picks(GrantedLease lease, UUID list, Floor.Site site, String bin, String sku, String tote, int units) {
        OperatorId by = site.picker().requireOperator();
        did(OperationType.PICK_CLAIM, lease, list, by, Map.of());
        did(OperationType.PICK_SCAN, lease, list, by, Bench.scan(tote));
        did(OperationType.PICK_SCAN, lease, list, by, Bench.scan(bin));
        for (int i = 0; i < units; i++) {
            did(OperationType.PICK_SCAN, lease, list, by, Bench.scan(sku), moved(false, bin, sku, tote));
        }
    }

    static Moved moved(boolean back, String bin, String sku, String tote) {
        return new Moved(back, bin, sku, 1, tote, Trace.NONE);
    }

    /** What waits, as it would be sent. */
    Push unsent() {
        return new Push(id(), incarnation, boot, sent + 1, chain, List.copyOf(log.subList((int) sent, log.size())));
    }

    /** Sends what waits, and takes the answer in. */
    PushReply push() {
        PushReply reply = central.push(unsent());
        if (reply.refusal() == null) {
            sent = reply.appliedThrough();
            chain = reply.chain();
        }
        return reply;
    }

    /** The kinds of what central told it, in order. */
    List<String> told() {
        return central.feed(id(), FeedName.CONTROL, 0, 100).messages().stream()
                .map(message -> message.kind())
                .toList();
    }

    static HeldLease started(GrantedLease lease) {
        return new HeldLease(lease.fulfillment(), lease.epoch(), true);
    }

    static FulfillmentId only(WorkGranted work) {
        return work.leases().getFirst().fulfillment();
    }
}

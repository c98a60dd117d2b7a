package dev.pickwright.backend.sync.central;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pickwright.backend.access.StationEnrolment;
import dev.pickwright.backend.fixture.BenchSite;
import dev.pickwright.backend.fixture.Floor;
import dev.pickwright.backend.picking.Picking;
import dev.pickwright.backend.picking.PutBacks;
import dev.pickwright.model.access.OperatorId;
import dev.pickwright.model.fulfillment.FulfillmentId;
import dev.pickwright.model.sync.CaseView;
import dev.pickwright.model.sync.CentralSync;
import dev.pickwright.model.sync.GrantedLease;
import dev.pickwright.model.sync.PushReply;
import dev.pickwright.model.sync.Ruling;
import java.util.List;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** What contracts about central start from: a site with a station that has no work yet. */
abstract class CentralSite extends BenchSite {

    @Autowired
    Central central;

    @Autowired
    Grants grants;

    @Autowired
    StationBoard board;

    @Autowired
    CaseDesk cases;

    @Autowired
    CentralSync kernel;

    @Autowired
    LeaseStore leases;

    @Autowired
    StationEnrolment enrolment;

    @Autowired
    Picking picking;

    @Autowired
    PutBacks putBacks;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    JsonMapper json;

    StationDouble station(String name) {
        return StationDouble.enrolled(enrolment, central, grants, json, site, name + " of " + site.code());
    }

    /** The work that it was given, which is one fulfillment's. */
    GrantedLease lease(StationDouble station) {
        var work = station.want(1, 0);
        assertThat(work.leases()).hasSize(1);
        return work.leases().getFirst();
    }

    UUID list(GrantedLease lease) {
        return jdbc.sql("select picklist_id from picklist_fulfillment where fulfillment_id = ? order by gone")
                .param(lease.fulfillment().value())
                .query(UUID.class)
                .list()
                .getFirst();
    }

    /** Mugs are picked from the first bin into the first tote. */
    void picks(StationDouble station, GrantedLease lease, int units) {
        station.picks(lease, list(lease), site, site.binCode(0), mug.code(), "T-1", units);
    }

    OperatorId packer() {
        return site.packer().requireOperator();
    }

    List<String> verdicts(PushReply reply) {
        assertThat(reply.refusal()).isNull();
        return reply.rulings().stream()
                .map(each -> each.ruling().verdict().wire() + " " + code(each.ruling()))
                .distinct()
                .toList();
    }

    private static String code(Ruling ruling) {
        return ruling.code() == null ? "-" : ruling.code().wire();
    }

    /** The only open case. */
    CaseView open() {
        List<CaseView> open = cases.list(site.supervisor(), true, null, 10).items();
        assertThat(open).hasSize(1);
        return open.getFirst();
    }

    int onHand() {
        return jdbc.sql("select on_hand from stock where bin_id = ? and sku_id = ?")
                .params(site.bins().getFirst().value(), mug.id().value())
                .query(Integer.class)
                .single();
    }

    /** Units of mugs that the movements leave at places of a kind. */
    int at(String kind) {
        return jdbc.sql("""
                select coalesce(sum(case when to_kind = :kind then quantity else 0 end)
                    - sum(case when from_kind = :kind then quantity else 0 end), 0)
                from stock_movement where sku_id = :sku
                """)
                .param("kind", kind)
                .param("sku", mug.id().value())
                .query(Integer.class)
                .single();
    }

    FulfillmentId ordered(int mugs) {
        return floor.created(Floor.line(1, mug, mugs));
    }
}

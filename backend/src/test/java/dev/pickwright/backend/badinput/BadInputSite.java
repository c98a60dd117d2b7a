package dev.pickwright.backend.badinput;

import dev.pickwright.backend.fixture.Floor;
import dev.pickwright.backend.picking.Picking;
import dev.pickwright.backend.platform.Actor;
import dev.pickwright.backend.platform.time.IdSource;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Work that bad requests could harm, and who may ask what of it. */
record BadInputSite(Floor.Site site, String fulfillment, String picklist) {

    /** What a refusal itself may write: who was refused, and how often. */
    static final Set<String> KEPT = Set.of("sign_in_attempt");

    /** As above, in the audit trail; a scan that came too late is kept too. */
    static final String REFUSALS = "operation in ('scan_refused', 'approval_refused')"
            + " or operation like 'sign_in%' or operation like 'station_%refused'";

    /** What was taken may be a webhook that leads nowhere: every later event of the database would wait for it. */
    static void forgetWebhooks(JdbcClient jdbc) {
        jdbc.sql("delete from webhook").update();
        jdbc.sql("delete from outbox_endpoint").update();
    }

    static BadInputSite make(Floor floor, IdSource ids, Picking picking) {
        floor.boxTypes();
        Floor.Site site = floor.site(ids);
        var mug = floor.sku("MUG", false);
        floor.stocked(site, 0, mug, 10);
        String fulfillment = floor.created(Floor.line(1, mug, 2)).toString();
        String picklist = picking.next(site.picker()).task().id().toString();
        var made = new BadInputSite(site, fulfillment, picklist);
        made.people().forEach(floor::session);
        return made;
    }

    List<Actor> people() {
        return List.of(site.picker(), site.packer(), site.supervisor());
    }

    /** A route with its variables filled in. */
    String filled(String template) {
        String id = template.startsWith("/v1/picking") ? picklist : fulfillment;
        return template.replace("{id}", id)
                .replace("{event}", id)
                .replace("{hold}", fulfillment)
                .replace("{fulfillment}", fulfillment)
                .replace("warehouses/{code}", "warehouses/" + site.code())
                .replaceAll("\\{[a-z_]+}", "text");
    }

    /** Who is let in to a route, so that what is refused is the request. */
    Actor who(BadRequest bad) {
        String path = bad.path();
        boolean masterData = path.startsWith("/v1/skus")
                || path.startsWith("/v1/warehouses")
                || path.startsWith("/v1/operators") && !path.startsWith("/v1/operators/me");
        if (masterData && !bad.method().equals("GET")) {
            return Floor.system();
        }
        if (path.startsWith("/v1/picking")) {
            return site.picker();
        }
        if (path.startsWith("/v1/packing")) {
            return site.packer();
        }
        boolean administrators = spokenByStations(path)
                || path.startsWith("/v1/orders")
                || path.startsWith("/v1/webhooks")
                || path.startsWith("/v1/keys")
                || path.startsWith("/v1/audit")
                || path.startsWith("/v1/customers")
                || path.startsWith("/v1/operators") && !path.startsWith("/v1/operators/me");
        return administrators ? Floor.system() : site.supervisor();
    }

    /** What programs say to each other: refused like the rest, but nobody reads which field it was. */
    static boolean spokenByStations(String path) {
        return path.matches(
                "/v1/sync/(hello|operations|incarnations|work|number-blocks|reference|handover/|feeds/|leases/[^/]*/snapshot).*");
    }
}

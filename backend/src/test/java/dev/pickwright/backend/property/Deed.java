package dev.pickwright.backend.property;

import static dev.pickwright.backend.property.Deed.About.FULFILLMENT;
import static dev.pickwright.backend.property.Deed.About.NOTHING;
import static dev.pickwright.backend.property.Deed.About.ORDER;
import static dev.pickwright.backend.property.Deed.About.PICKLIST;
import static dev.pickwright.model.access.Role.ADMINISTRATOR;
import static dev.pickwright.model.access.Role.PACKER;
import static dev.pickwright.model.access.Role.PICKER;
import static dev.pickwright.model.access.Role.SUPERVISOR;

import dev.pickwright.model.access.Role;
import java.util.Arrays;
import java.util.List;

/** The operations of domain.md as the API offers them: where, about what, and whose work each is. */
enum Deed {
    CREATE_ORDER("/v1/orders", NOTHING, ADMINISTRATOR),
    ROUTE_ORDER("/v1/orders/{id}/route", ORDER, ADMINISTRATOR),
    CANCEL_ORDER("/v1/orders/{id}/cancel", ORDER, ADMINISTRATOR),
    START_PLANNING("/v1/fulfillments/{id}/start-planning", FULFILLMENT, SUPERVISOR),
    GENERATE_PICKLIST("/v1/fulfillments/{id}/generate-picklist", FULFILLMENT, SUPERVISOR),
    CREATE_PICKLIST("/v1/picklists", NOTHING, SUPERVISOR),
    NEXT_PICKLIST("/v1/picking/next", NOTHING, PICKER),
    PICK_SCAN("/v1/picking/tasks/{id}/scan", PICKLIST, PICKER),
    CONFIRM_QUANTITY("/v1/picking/tasks/{id}/confirm-quantity", PICKLIST, PICKER),
    SHORT_PICK("/v1/picking/tasks/{id}/short", PICKLIST, PICKER),
    SKIP_LINE("/v1/picking/tasks/{id}/skip", PICKLIST, PICKER),
    UNDO_PICK("/v1/picking/tasks/{id}/undo", PICKLIST, PICKER),
    FINISH_PICKING("/v1/picking/tasks/{id}/finish", PICKLIST, PICKER),
    RELEASE_PICKLIST("/v1/picking/tasks/{id}/release", PICKLIST, PICKER, SUPERVISOR),
    TAKE_OVER("/v1/picking/tasks/{id}/take-over", PICKLIST, PICKER, SUPERVISOR),
    REPLAN("/v1/fulfillments/{id}/replan", FULFILLMENT, SUPERVISOR),
    MARK_PICK_FAILED("/v1/fulfillments/{id}/mark-pick-failed", FULFILLMENT, SUPERVISOR, PICKER),
    RETRY_PICK("/v1/fulfillments/{id}/retry-pick", FULFILLMENT, SUPERVISOR),
    BENCH_SCAN("/v1/packing/scan", NOTHING, PACKER),
    PACK_SCAN("/v1/packing/tasks/{id}/scan", FULFILLMENT, PACKER),
    PACK_REST("/v1/packing/tasks/{id}/pack-rest", FULFILLMENT, PACKER),
    OPEN_PACKAGE("/v1/packing/tasks/{id}/open-package", FULFILLMENT, PACKER),
    CLOSE_PACKAGE("/v1/packing/tasks/{id}/close-package", FULFILLMENT, PACKER),
    REOPEN_PACKAGE("/v1/packing/tasks/{id}/reopen-package", FULFILLMENT, PACKER),
    UNDO_PACK("/v1/packing/tasks/{id}/undo", FULFILLMENT, PACKER),
    CONFIRM_PACKED("/v1/packing/tasks/{id}/confirm-packed", FULFILLMENT, PACKER),
    MARK_PACK_FAILED("/v1/fulfillments/{id}/mark-pack-failed", FULFILLMENT, SUPERVISOR, PACKER),
    RETRY_PACK("/v1/fulfillments/{id}/retry-pack", FULFILLMENT, SUPERVISOR),
    REOPEN_PACKED("/v1/packing/tasks/{id}/reopen", FULFILLMENT, PACKER),
    RECORD_QC("/v1/packing/tasks/{id}/qc-result", FULFILLMENT, PACKER, SUPERVISOR),
    MARK_READY("/v1/packing/tasks/{id}/mark-ready", FULFILLMENT, PACKER),
    SHIP("/v1/packing/tasks/{id}/ship", FULFILLMENT, PACKER),
    COMPLETE("/v1/fulfillments/{id}/complete", FULFILLMENT, SUPERVISOR),
    CANCEL("/v1/fulfillments/{id}/cancel", FULFILLMENT, SUPERVISOR),
    GRANT_ATTEMPT("/v1/fulfillments/{id}/grant-attempt", FULFILLMENT, SUPERVISOR),
    PLACE_HOLD("/v1/fulfillments/{id}/holds", FULFILLMENT, SUPERVISOR),
    RELEASE_HOLD("/v1/fulfillments/{id}/holds/{other}/release", FULFILLMENT, SUPERVISOR, PICKER, PACKER),
    UPDATE_STATUS("/v1/fulfillments/{id}/status", FULFILLMENT, SUPERVISOR),
    PUT_BACK_DONE("/v1/put-backs/{other}/done", NOTHING, PICKER, PACKER, SUPERVISOR),
    CREATE_COUNT("/v1/counts", NOTHING, SUPERVISOR),
    COUNT_DONE("/v1/counts/{other}/done", NOTHING, PICKER, SUPERVISOR),
    ADJUST_STOCK("/v1/stock/adjustments", NOTHING, SUPERVISOR),
    RECEIVE_STOCK("/v1/stock/receipts", NOTHING, SUPERVISOR),
    /** Whatever leads the fulfillment on from where it stands. */
    ADVANCE("", NOTHING);

    enum About {
        NOTHING,
        ORDER,
        FULFILLMENT,
        PICKLIST
    }

    static final List<Deed> CONCRETE =
            Arrays.stream(values()).filter(deed -> deed != ADVANCE).toList();

    private final String path;
    private final About about;
    private final List<Role> roles;

    Deed(String path, About about, Role... roles) {
        this.path = path;
        this.about = about;
        this.roles = List.of(roles);
    }

    String path() {
        return path;
    }

    About about() {
        return about;
    }

    /** Who may, beside an administrator. */
    List<Role> roles() {
        return roles;
    }

    /** Whether its body says which version of the task was on screen. */
    boolean saysVersion() {
        return path.contains("/tasks/");
    }

    /** Whether If-Match says which version the caller knows. */
    boolean matchesVersion() {
        return path.startsWith("/v1/fulfillments/");
    }

    /** Whether its body has something that may differ without another meaning. */
    boolean hasOtherBody() {
        return this != NEXT_PICKLIST && this != CREATE_PICKLIST && this != CREATE_COUNT && this != RECEIVE_STOCK;
    }
}

package dev.pickwright.backend.packing;

import dev.pickwright.backend.fulfillment.Gate;
import dev.pickwright.model.access.Role;
import dev.pickwright.model.fulfillment.FulfillmentState;
import dev.pickwright.model.fulfillment.FulfillmentView.GateView;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** What keeps goods at the bench: units outside of closed boxes, or a failed attempt. */
@Component
class PackingGate implements Gate {

    private final PackRepository packages;

    PackingGate(PackRepository packages) {
        this.packages = packages;
    }

    @Override
    public List<GateView> unmet(FulfillmentState state) {
        return switch (state.status()) {
            case PACKING -> packing(state);
            case PACK_FAILED -> List.of(failed(state));
            case PENDING, PLANNING, PICKING, PICK_FAILED, PICKED, PACKED, READY, SHIPPED, COMPLETED, CANCELLED ->
                List.of();
        };
    }

    private List<GateView> packing(FulfillmentState state) {
        List<GateView> unmet = new ArrayList<>();
        PackRepository.Loose loose = packages.loose(state.id());
        int units = loose.units();
        if (units > 0) {
            unmet.add(new GateView(
                    "units_unpacked",
                    "%d picked %s in no box yet.".formatted(units, units == 1 ? "unit is" : "units are"),
                    Role.PACKER.wire(),
                    "pack",
                    null));
        }
        if (loose.box() != null) {
            unmet.add(new GateView(
                    "package_open",
                    "box %s is open.".formatted(loose.sscc()),
                    Role.PACKER.wire(),
                    "close_package",
                    loose.box().toString()));
        }
        return unmet;
    }

    private GateView failed(FulfillmentState state) {
        String attempt = "attempt %d of %d to pack it failed: %s."
                .formatted(
                        state.packAttempts(),
                        state.maxPackAttempts(),
                        packages.lastFailure(state.id()).orElse("not said"));
        return state.packAttempts() < state.maxPackAttempts()
                ? new GateView("pack_failed", attempt, Role.SUPERVISOR.wire(), "retry_pack", null)
                : new GateView(
                        "attempts_exhausted",
                        attempt + " Grant one more, or cancel it.",
                        Role.SUPERVISOR.wire(),
                        "grant_attempt",
                        null);
    }
}

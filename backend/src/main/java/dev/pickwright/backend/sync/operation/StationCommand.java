package dev.pickwright.backend.sync.operation;

import dev.pickwright.backend.platform.jdbc.Command;
import dev.pickwright.model.sync.OperationType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a command is for the log of a station.
 *
 * @param subject what its path names; null where only the answer tells
 * @param hold the hold that its path names
 */
public record StationCommand(
        OperationType type,
        On on,
        @Nullable UUID subject,
        @Nullable UUID hold) {

    /** What an operation acts on. */
    public enum On {
        PICKLIST,
        FULFILLMENT,
        PUT_BACK,
        COUNT
    }

    private record Route(OperationType type, On on, Pattern target) {}

    private static final String ID = "([0-9a-fA-F-]{36})";

    private static final List<Route> ROUTES = List.of(
            route(OperationType.PICK_CLAIM, On.PICKLIST, "/v1/picking/next"),
            pick(OperationType.PICK_SCAN, "scan"),
            pick(OperationType.PICK_QUANTITY, "confirm-quantity"),
            pick(OperationType.PICK_SHORT, "short"),
            pick(OperationType.PICK_SKIP, "skip"),
            pick(OperationType.PICK_UNDO, "undo"),
            pick(OperationType.PICK_FINISH, "finish"),
            pick(OperationType.PICK_RELEASE, "release"),
            pick(OperationType.PICK_TAKE_OVER, "take-over"),
            step(OperationType.PICK_FAIL, "mark-pick-failed"),
            route(OperationType.PACK_SCAN_AT_BENCH, On.FULFILLMENT, "/v1/packing/scan"),
            route(OperationType.PACK_TAKE_OVER, On.FULFILLMENT, "/v1/packing/take-over"),
            pack(OperationType.PACK_SCAN, "scan"),
            pack(OperationType.PACK_REST, "pack-rest"),
            pack(OperationType.PACK_OPEN, "open-package"),
            pack(OperationType.PACK_CLOSE, "close-package"),
            pack(OperationType.PACK_REOPEN_BOX, "reopen-package"),
            pack(OperationType.PACK_UNDO, "undo"),
            pack(OperationType.PACK_CONFIRM, "confirm-packed"),
            pack(OperationType.PACK_REOPEN, "reopen"),
            step(OperationType.PACK_FAIL, "mark-pack-failed"),
            step(OperationType.PACK_RETRY, "retry-pack"),
            pack(OperationType.QC_RECORD, "qc-result"),
            step(OperationType.HOLD_PLACE, "holds"),
            step(OperationType.HOLD_RELEASE, "holds/" + ID + "/release"),
            route(OperationType.PUT_BACK_DONE, On.PUT_BACK, "/v1/put-backs/" + ID + "/done"),
            route(OperationType.COUNT_DONE, On.COUNT, "/v1/counts/" + ID + "/done"));

    /** What changes nothing that central has, or is for the station itself. */
    private static final Pattern LOCAL = Pattern.compile(
            "(GET|HEAD) .*|PUT /v1/operators/me/preferences|POST /v1/scans/resolve|[A-Z]+ /v1/station/.*");

    private static Route route(OperationType type, On on, String path) {
        return new Route(type, on, Pattern.compile("POST " + path));
    }

    private static Route pick(OperationType type, String step) {
        return route(type, On.PICKLIST, "/v1/picking/tasks/" + ID + "/" + step);
    }

    private static Route pack(OperationType type, String step) {
        return route(type, On.FULFILLMENT, "/v1/packing/tasks/" + ID + "/" + step);
    }

    private static Route step(OperationType type, String step) {
        return route(type, On.FULFILLMENT, "/v1/fulfillments/" + ID + "/" + step);
    }

    /** Empty for a command that no operation stands for. */
    public static Optional<StationCommand> of(Command command) {
        return ROUTES.stream()
                .map(route -> route(route, route.target().matcher(command.target())))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<StationCommand> route(Route route, Matcher target) {
        return target.matches()
                ? Optional.of(new StationCommand(route.type(), route.on(), group(target, 1), group(target, 2)))
                : Optional.empty();
    }

    private static @Nullable UUID group(Matcher target, int n) {
        return target.groupCount() < n ? null : UUID.fromString(target.group(n));
    }

    /** What operations of the type act on; null for those that act on nothing of the work itself. */
    static @Nullable On on(OperationType type) {
        return ROUTES.stream()
                .filter(route -> route.type() == type)
                .map(Route::on)
                .findFirst()
                .orElse(null);
    }

    /** Whether a command that no operation stands for may be done at a station. */
    public static boolean isLocal(Command command) {
        return LOCAL.matcher(command.target()).matches();
    }
}

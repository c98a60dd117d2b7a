package dev.pickwright.backend.property;

import java.util.List;

/** What leads a fulfillment on from where it stands. */
final class Advance {

    private Advance() {}

    static Deed of(Script.Scene scene) {
        State.Fulfillment of = scene.of();
        if (of == null) {
            return scene.state().order(scene.order()).isEmpty()
                    ? Deed.CREATE_ORDER
                    : scene.one(List.of(Deed.ROUTE_ORDER, Deed.RECEIVE_STOCK, Deed.COUNT_DONE));
        }
        boolean held = !of.openHolds().isEmpty();
        return switch (of.status()) {
            case "pending" -> Deed.START_PLANNING;
            case "planning" -> planning(scene, held);
            case "picking" -> picking(scene);
            case "pick_failed" -> failed(scene, 0, Deed.RETRY_PICK);
            case "picked" -> Deed.BENCH_SCAN;
            case "packing" -> packing(scene);
            case "pack_failed" -> failed(scene, 1, Deed.RETRY_PACK);
            case "packed" -> held ? Deed.RELEASE_HOLD : packed(of);
            case "ready" -> held ? Deed.RELEASE_HOLD : Deed.SHIP;
            case "shipped" -> Deed.COMPLETE;
            case "cancelled" ->
                scene.state().putBacks().stream().anyMatch(each -> each.of().equals(of.name()))
                        ? scene.one(List.of(Deed.PUT_BACK_DONE, Deed.PICK_SCAN))
                        : Deed.COUNT_DONE;
            default -> Deed.COUNT_DONE;
        };
    }

    private static Deed planning(Script.Scene scene, boolean held) {
        boolean nothing = scene.of().items().stream().allMatch(item -> item.allocated() == 0);
        if (held) {
            return Deed.RELEASE_HOLD;
        }
        return nothing
                ? scene.one(List.of(Deed.REPLAN, Deed.RECEIVE_STOCK, Deed.COUNT_DONE))
                : scene.one(List.of(Deed.GENERATE_PICKLIST, Deed.CREATE_PICKLIST));
    }

    private static Deed picking(Script.Scene scene) {
        State.Picklist list = scene.list();
        if (list.status().equals("open")) {
            return scene.one(List.of(Deed.NEXT_PICKLIST, Deed.NEXT_PICKLIST, Deed.TAKE_OVER));
        }
        if (!list.inHand().isEmpty() || list.current().isPresent()) {
            boolean rest = list.current()
                    .filter(line -> line.picked() > 0 && line.open() > 1)
                    .isPresent();
            return rest ? Deed.CONFIRM_QUANTITY : Deed.PICK_SCAN;
        }
        if (scene.of().waits()) {
            return scene.one(List.of(Deed.REPLAN, Deed.RECEIVE_STOCK, Deed.COUNT_DONE, Deed.MARK_PICK_FAILED));
        }
        return scene.one(List.of(Deed.FINISH_PICKING, Deed.FINISH_PICKING, Deed.PICK_SCAN));
    }

    private static Deed failed(Script.Scene scene, int stage, Deed retry) {
        return scene.of().exhausted(stage)
                ? Deed.GRANT_ATTEMPT
                : scene.one(List.of(retry, retry, Deed.COUNT_DONE, Deed.RECEIVE_STOCK));
    }

    private static Deed packing(Script.Scene scene) {
        State.Fulfillment of = scene.of();
        var loose = of.items().stream()
                .filter(item -> item.packed() < item.picked())
                .toList();
        if (!loose.isEmpty()) {
            return loose.getFirst().packed() > 0 ? Deed.PACK_REST : Deed.PACK_SCAN;
        }
        boolean goods = of.openBox().filter(box -> !box.contents().isEmpty()).isPresent();
        return goods ? Deed.CLOSE_PACKAGE : Deed.CONFIRM_PACKED;
    }

    private static Deed packed(State.Fulfillment of) {
        return of.checks().contains("due") ? Deed.RECORD_QC : Deed.MARK_READY;
    }
}

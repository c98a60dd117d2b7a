package dev.pickwright.backend.property;

import dev.pickwright.model.access.Role;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Makes requests of steps, given how everything stands. */
final class Script {

    private final World world;

    Script(World world) {
        this.world = world;
    }

    /** What a step is about, as it stands when its turn comes. */
    record Scene(Step step, Deed deed, State state, String order, State.Fulfillment of, State.Picklist list) {

        boolean leadsOn() {
            return step.deed() == Deed.ADVANCE;
        }

        /** One of several, as the step says. */
        <T> T one(List<T> choices) {
            return choices.get(step.many() % choices.size());
        }
    }

    Ask ask(Step step, State state) {
        String order = step.deed() == Deed.ADVANCE ? going(step.on(), state) : order(step.on());
        State.Fulfillment of = part(step, state.of(order));
        State.Picklist list = of == null ? null : state.picklistOf(of.name()).orElse(null);
        Scene asked = new Scene(step, step.deed(), state, order, of, list);
        Deed deed = step.deed() == Deed.ADVANCE ? Advance.of(asked) : step.deed();
        Scene scene = new Scene(step, deed, state, order, of, list);
        String subject = switch (deed.about()) {
            case NOTHING -> Ask.NOTHING;
            case ORDER -> order;
            case FULFILLMENT -> of == null ? Ask.NOTHING : of.name();
            case PICKLIST -> list == null ? Ask.NOTHING : list.name();
        };
        return new Ask(deed, person(scene), subject, new Sayings(world, scene).says(), step.manner());
    }

    /** The order, or the next one with which something is left to do. */
    private String going(int index, State state) {
        return IntStream.range(index, index + world.orders())
                .mapToObj(i -> order(i % world.orders()))
                .filter(order -> state.order(order)
                        .filter(found -> List.of("completed", "cancelled").contains(found.status()))
                        .filter(ended -> state.putBacks().stream()
                                .noneMatch(each -> each.of().startsWith(order + "/")))
                        .isEmpty())
                .findFirst()
                .orElse(order(index));
    }

    static String order(int index) {
        return "O-" + (1 + index);
    }

    /** What leads on is about what goes on. */
    private static State.Fulfillment part(Step step, List<State.Fulfillment> parts) {
        List<State.Fulfillment> live =
                parts.stream().filter(State.Fulfillment::live).toList();
        List<State.Fulfillment> choices = step.deed() == Deed.ADVANCE && !live.isEmpty() ? live : parts;
        return choices.isEmpty() ? null : choices.get(step.with() % choices.size());
    }

    private World.Person person(Scene scene) {
        Step step = scene.step();
        World.Site site = scene.of() == null
                ? world.sites().get(step.with() % world.sites().size())
                : world.site(scene.of().site());
        if (step.who() > 0) {
            List<World.Person> anybody = new ArrayList<>(site.people());
            anybody.add(World.SYSTEM);
            return anybody.get(step.who() % anybody.size());
        }
        Role role = scene.deed().roles().getFirst();
        if (role != Role.PICKER) {
            return site.first(role);
        }
        return site.people().stream()
                .filter(each -> scene.deed().about() == Deed.About.PICKLIST && scene.list() != null)
                .filter(each -> each.badge().equals(scene.list().picker()))
                .findFirst()
                .orElse(scene.one(site.all(role)));
    }

    /** What a request says. */
    private record Sayings(World world, Scene scene) {

        private static final List<String> STATUSES = List.of(
                "planning",
                "packing",
                "ready",
                "completed",
                "cancelled",
                "pending",
                "picking",
                "picked",
                "packed",
                "shipped",
                "pick_failed",
                "pack_failed");

        Map<String, Object> says() {
            Map<String, Object> says = new LinkedHashMap<>();
            Step step = scene.step();
            switch (scene.deed()) {
                case CREATE_ORDER -> {
                    says.put("number", scene.order());
                    says.put("lines", lines());
                }
                case CREATE_PICKLIST -> says.put("fulfillments", planned());
                case TAKE_OVER, PLACE_HOLD, GRANT_ATTEMPT -> says.put("reason", "as they say");
                case RELEASE_HOLD -> {
                    says.put("hold", scene.leadsOn() ? 0 : step.many() % 3);
                    says.put("reason", "as they say");
                }
                case UPDATE_STATUS -> says.put("status", STATUSES.get(step.with() % STATUSES.size()));
                case SHORT_PICK -> {
                    says.put("line", line());
                    says.put("found", step.many() % 4 == 3 ? 1 : foundBefore());
                    says.put("reason", "fewer_found");
                    says.put(
                            "resolution",
                            List.of("other_bin", "wait", "ship_short", "back_order", "fail")
                                    .get(step.with() % 5));
                }
                case CONFIRM_QUANTITY -> {
                    says.put("line", line());
                    says.put("quantity", scene.leadsOn() ? open() : 1 + step.many() % 4);
                }
                default -> saysAtTheBench(says);
            }
            return says;
        }

        private void saysAtTheBench(Map<String, Object> says) {
            Step step = scene.step();
            State.Fulfillment of = scene.of();
            switch (scene.deed()) {
                case PICK_SCAN -> says.put("code", scene.leadsOn() ? wantedByPicker() : code());
                case BENCH_SCAN ->
                    says.put(
                            "code",
                            scene.leadsOn() && of != null
                                    ? toteOrOrder()
                                    : step.with() % 3 == 0 ? scene.order() : code());
                case PACK_SCAN -> says.put("code", scene.leadsOn() ? loose().sku() : code());
                case PACK_REST -> {
                    says.put("item", scene.leadsOn() ? loose().line() : item());
                    says.put("quantity", scene.leadsOn() ? loose().picked() - loose().packed() : 1 + step.many() % 3);
                }
                case OPEN_PACKAGE -> says.put("type", World.BOX_TYPE);
                case CLOSE_PACKAGE -> says.put("weight_grams", scene.leadsOn() ? 900 : 1 + step.many() * 100);
                case REOPEN_PACKAGE -> says.put("box", 1 + step.many() % 2);
                case RECORD_QC ->
                    says.put(
                            "result",
                            List.of("passed", "passed", "rework", "hold").get(step.many() % 4));
                default -> saysOfStock(says);
            }
        }

        private void saysOfStock(Map<String, Object> says) {
            Step step = scene.step();
            switch (scene.deed()) {
                case PUT_BACK_DONE -> {
                    var tasks = scene.state().putBacks();
                    says.put(
                            "put_back",
                            tasks.isEmpty() ? Ask.NOTHING : scene.one(tasks).name());
                    says.put("bin", step.with() == 11 ? "NO-SUCH-CODE" : World.bin(step.with()));
                    says.put("quantity", scene.leadsOn() || step.many() % 3 == 0 ? null : 1 + step.many() % 3);
                }
                case COUNT_DONE -> {
                    var spots = scene.state().stock().stream()
                            .filter(each -> each.counting() && each.site().equals(site()))
                            .toList();
                    says.put(
                            "count",
                            spots.isEmpty()
                                    ? Ask.NOTHING
                                    : "count of " + scene.one(spots).spot());
                    says.put(
                            "counted",
                            spots.isEmpty() ? 0 : Math.max(0, scene.one(spots).onHand() + step.with() % 4 - 1));
                }
                case CREATE_COUNT, ADJUST_STOCK, RECEIVE_STOCK -> {
                    says.put("warehouse", site());
                    says.put("bin", World.bin(step.many()));
                    says.put("sku", world.sku(step.with()));
                    if (scene.deed() == Deed.ADJUST_STOCK) {
                        says.put("delta", List.of(2, -1, -2, 1).get(step.many() % 4));
                        says.put("reason", "as found");
                    } else if (scene.deed() == Deed.RECEIVE_STOCK) {
                        says.put("quantity", 1 + step.many() % 4);
                    }
                }
                default -> {}
            }
        }

        private String site() {
            return scene.of() == null
                    ? world.sites()
                            .get(scene.step().with() % world.sites().size())
                            .code()
                    : scene.of().site();
        }

        /** One to three lines of few units; some say where they must come from. */
        private List<Ask.OrderLine> lines() {
            Step step = scene.step();
            return IntStream.rangeClosed(0, step.with() % 3)
                    .mapToObj(i -> {
                        int where = (step.with() / 3 + i) % (world.sites().size() + 2);
                        return new Ask.OrderLine(
                                1 + i,
                                world.sku(step.many() + i * (step.with() % 2)),
                                1 + (step.many() + i) % 3,
                                where < world.sites().size()
                                        ? world.sites().get(where).code()
                                        : null);
                    })
                    .toList();
        }

        /** Two or three that are planned; now and then one that is not. */
        private List<String> planned() {
            List<String> names = new ArrayList<>(scene.state().fulfillments().stream()
                    .filter(each ->
                            each.status().equals("planning") || scene.step().many() == 11)
                    .filter(each ->
                            scene.of() == null || each.site().equals(scene.of().site()))
                    .map(State.Fulfillment::name)
                    .limit(3)
                    .toList());
            if (names.isEmpty()) {
                names.add(scene.of() == null ? Ask.NOTHING : scene.of().name());
            }
            return names;
        }

        private String code() {
            Step step = scene.step();
            return switch (step.with() % 5) {
                case 0 -> World.tote(step.many());
                case 1, 2 -> World.bin(step.many());
                case 3 -> world.sku(step.many());
                default -> "NO-SUCH-CODE";
            };
        }

        private String wantedByPicker() {
            State.Picklist list = scene.list();
            State state = scene.state();
            if (list == null || !list.inHand().isEmpty()) {
                return World.bin(scene.step().many());
            }
            var back = state.putBacks().stream()
                    .filter(each -> list.parts().contains("-" + each.of())
                            && !each.from().startsWith("box"))
                    .findFirst();
            if (back.isPresent()) {
                return state.fulfillment(back.get().of()).orElseThrow().items().stream()
                        .filter(item -> item.line() == back.get().item())
                        .findFirst()
                        .orElseThrow()
                        .sku();
            }
            State.Line line = list.current().orElse(null);
            if (line == null) {
                return code();
            }
            if (state.totesOf(line.of()).isEmpty()) {
                return IntStream.range(scene.step().many(), scene.step().many() + World.TOTES)
                        .mapToObj(World::tote)
                        .filter(tote -> !state.totes().containsKey(list.site() + "/" + tote))
                        .findFirst()
                        .orElse(World.tote(0));
            }
            return line.bin().equals(list.at()) ? line.sku() : line.bin();
        }

        private State.Item loose() {
            return scene.of().items().stream()
                    .filter(item -> item.packed() < item.picked())
                    .findFirst()
                    .orElseThrow();
        }

        private String toteOrOrder() {
            List<String> totes = scene.state().totesOf(scene.of().name());
            return totes.isEmpty()
                    ? scene.of().order()
                    : totes.getFirst().substring(totes.getFirst().indexOf('/') + 1);
        }

        private int line() {
            State.Picklist list = scene.list();
            if (list == null || list.lines().isEmpty()) {
                return 0;
            }
            boolean current = scene.step().who() == 0 && list.current().isPresent();
            return current && (scene.leadsOn() || scene.step().many() % 4 != 2)
                    ? list.current().get().position()
                    : scene.one(list.lines()).position();
        }

        private int open() {
            return scene.list().current().map(State.Line::open).orElse(1);
        }

        /** Nothing more than was picked already. */
        private int foundBefore() {
            return scene.list() == null
                    ? 0
                    : scene.list().lines().stream()
                            .filter(each -> each.position() == line())
                            .mapToInt(State.Line::picked)
                            .findFirst()
                            .orElse(0);
        }

        private int item() {
            State.Fulfillment of = scene.of();
            return of == null || of.items().isEmpty()
                    ? 0
                    : scene.one(of.items()).line();
        }
    }
}

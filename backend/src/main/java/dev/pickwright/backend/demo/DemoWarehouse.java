package dev.pickwright.backend.demo;

import dev.pickwright.backend.access.DemoOperators;
import dev.pickwright.backend.access.Operators;
import dev.pickwright.backend.packing.BoxTypes;
import dev.pickwright.backend.platform.Actor;
import dev.pickwright.backend.platform.jdbc.UnitOfWork;
import dev.pickwright.backend.platform.time.IdSource;
import dev.pickwright.backend.quality.QcRulebook;
import dev.pickwright.backend.warehouse.Skus;
import dev.pickwright.backend.warehouse.Slots;
import dev.pickwright.backend.warehouse.Stock;
import dev.pickwright.backend.warehouse.Warehouses;
import dev.pickwright.model.access.Role;
import dev.pickwright.model.access.SignInInfo.DemoOperator;
import dev.pickwright.model.packing.PackTaskView.BoxType;
import dev.pickwright.model.quality.QcPoint;
import dev.pickwright.model.quality.QcRules;
import dev.pickwright.model.warehouse.SlotRule;
import dev.pickwright.model.warehouse.SlotRules;
import dev.pickwright.model.warehouse.WarehouseId;
import java.math.BigDecimal;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Makes the demonstration warehouse in an empty database: two sites, goods, people, and orders in every state. */
@Component
public class DemoWarehouse implements DemoOperators {

    private static final Logger log = LoggerFactory.getLogger(DemoWarehouse.class);

    private static final List<DemoOperator> PEOPLE = List.of(
            person("B-1001", "1111", "Ada Picker", "LON", Role.PICKER),
            person("B-1002", "2222", "Ben Packer", "LON", Role.PACKER),
            person("B-1003", "3333", "Cleo Supervisor", "LON", Role.SUPERVISOR),
            person("B-1004", "4444", "Dan Allround", "LON", Role.PICKER, Role.PACKER, Role.SUPERVISOR),
            person("B-2001", "1111", "Eve Picker", "LEE", Role.PICKER),
            person("B-2002", "2222", "Finn Packer", "LEE", Role.PACKER),
            person("B-9001", "9999", "Gil Administrator", "LON", Role.ADMINISTRATOR));

    private final Warehouses warehouses;
    private final Slots slots;
    private final Skus skus;
    private final Stock stock;
    private final BoxTypes boxTypes;
    private final Operators people;
    private final QcRulebook rules;
    private final DemoOperatorRepository operators;
    private final DemoOrders orders;
    private final UnitOfWork units;
    private final IdSource ids;

    DemoWarehouse(
            Warehouses warehouses,
            Slots slots,
            Skus skus,
            Stock stock,
            BoxTypes boxTypes,
            Operators people,
            QcRulebook rules,
            DemoOperatorRepository operators,
            DemoOrders orders,
            UnitOfWork units,
            IdSource ids) {
        this.warehouses = warehouses;
        this.slots = slots;
        this.skus = skus;
        this.stock = stock;
        this.boxTypes = boxTypes;
        this.people = people;
        this.rules = rules;
        this.operators = operators;
        this.orders = orders;
        this.units = units;
        this.ids = ids;
    }

    /** Makes it if the database has no warehouse yet, whole or not at all. @return whether it did */
    public boolean makeUnlessThere(Actor actor) {
        return units.run(() -> {
            if (!warehouses.all().isEmpty()) {
                return false;
            }
            make(actor);
            return true;
        });
    }

    private void make(Actor actor) {
        DemoSite london = new DemoSite(warehouses, new WarehouseId(ids.next()), "LON", "London", 1)
                .zone("A", "Ground floor", 5, 12)
                .zone("B", "Mezzanine", 4, 10)
                .totes(1, 60);
        DemoSite leeds = new DemoSite(warehouses, new WarehouseId(ids.next()), "LEE", "Leeds", 2)
                .zone("C", "Hall", 5, 10)
                .totes(1001, 60);
        workBySlots(actor, london.id());
        boxTypes.add(new BoxType("S", "Small box", 250, 200, 100, 120));
        boxTypes.add(new BoxType("M", "Medium box", 400, 300, 200, 260));
        boxTypes.add(new BoxType("L", "Large box", 600, 400, 400, 540));
        DemoGoods goods = new DemoGoods(skus, stock);
        var made = goods.make();
        goods.stock(actor, made, london, leeds);
        Map<String, Actor> people = new HashMap<>();
        for (DemoOperator person : PEOPLE) {
            WarehouseId site = person.warehouse().equals("LON") ? london.id() : leeds.id();
            var id = this.people.add(
                    person.badge(),
                    person.name(),
                    person.pin(),
                    person.roles(),
                    person.warehouse(),
                    person.roles().equals(Set.of(Role.SUPERVISOR)) ? List.of("LEE") : List.of());
            operators.insert(person);
            people.put(
                    person.badge(),
                    Actor.operator(id, person.name(), "demonstration", site, Set.of(site), person.roles()));
        }
        rules.set(actor, "LON", 0, checked());
        orders.make(made, people);
        log.info("Made the demonstration warehouse");
    }

    /** Three shifts; the one in the evening is kept free, so only a supervisor puts something into it. */
    private void workBySlots(Actor actor, WarehouseId id) {
        var rules = new SlotRules(List.of(
                slot("00:00", "06:00", "05:00", null),
                slot("06:00", "14:00", "12:00", 400),
                slot("14:00", "20:00", "18:00", 400),
                slot("20:00", "22:00", "21:00", 0),
                slot("22:00", "00:00", "23:59", null)));
        slots.setRules(actor, warehouses.byId(id), warehouses.version(id), rules);
    }

    private static SlotRule slot(String from, String to, String cutOff, @Nullable Integer max) {
        return new SlotRule(LocalTime.parse(from), LocalTime.parse(to), LocalTime.parse(cutOff), max, null);
    }

    /** One customer who is always checked, and a point that is measured besides the usual ones. */
    private static QcRules checked() {
        List<QcPoint> points = new ArrayList<>(QcPoint.DEFAULTS);
        points.add(new QcPoint("tape_width", "Width of the tape", "mm", new BigDecimal(40), new BigDecimal(60)));
        return new QcRules(List.of("Demo customer 6"), null, 0, points);
    }

    @Override
    public List<DemoOperator> operators() {
        return operators.all();
    }

    private static DemoOperator person(String badge, String pin, String name, String site, Role... roles) {
        return new DemoOperator(badge, pin, name, Set.of(roles), site);
    }
}

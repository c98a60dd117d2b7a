package dev.pickwright.backend.warehouse;

import dev.pickwright.backend.warehouse.BarcodeRepository.Found;
import dev.pickwright.model.Message;
import dev.pickwright.model.Problem;
import dev.pickwright.model.ProblemException;
import dev.pickwright.model.Quantity;
import dev.pickwright.model.access.OperatorId;
import dev.pickwright.model.scan.CodeForm;
import dev.pickwright.model.scan.Resolved;
import dev.pickwright.model.warehouse.BinId;
import dev.pickwright.model.warehouse.SkuId;
import dev.pickwright.model.warehouse.ToteId;
import dev.pickwright.model.warehouse.WarehouseId;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * The codes of bins, totes, SKUs and badges, and what a scanned code stands for. A code names one thing: a taken one is
 * refused to the next.
 */
@Service
public class Barcodes {

    private static final String COMMANDS = "PW:";

    private final BarcodeRepository barcodes;
    private final List<CodeSource> others;
    private final Clock clock;

    Barcodes(BarcodeRepository barcodes, List<CodeSource> others, Clock clock) {
        this.barcodes = barcodes;
        this.others = others;
        this.clock = clock;
    }

    /**
     * What the code is in this warehouse. A code that somebody gave to a thing comes before what its form says, and
     * the GTIN of a unit before that of a packaging; two things on one level make it unreadable.
     */
    public Resolved resolve(WarehouseId warehouse, String raw) {
        CodeForm form =
                CodeForm.read(raw, LocalDate.now(clock.withZone(ZoneOffset.UTC)).getYear());
        if (form.command() != null) {
            return new Resolved.Command(form.command());
        }
        Set<String> codes = new HashSet<>(form.names());
        codes.addAll(form.gtins());
        List<Found> found = barcodes.find(warehouse, codes);
        String shown = raw.strip();
        return level(found, each -> form.names().contains(each.code()), form, shown)
                .or(() -> Optional.ofNullable(form.broken()).map(why -> new Resolved.Unreadable(shown, why)))
                .or(() -> Optional.ofNullable(form.sscc()).map(Resolved.Package::new))
                .or(() -> level(found, each -> each.units() == 1, form, shown))
                .or(() -> level(found, each -> true, form, shown))
                .or(() -> others.stream()
                        .flatMap(each -> each.find(warehouse, form.orderNumber()).stream())
                        .findFirst())
                .orElseGet(() -> new Resolved.Unknown(shown));
    }

    private static Optional<Resolved> level(List<Found> found, Predicate<Found> of, CodeForm form, String shown) {
        Map<UUID, Found> things = new LinkedHashMap<>();
        found.stream().filter(of).forEach(each -> things.putIfAbsent(each.target(), each));
        if (things.size() > 1) {
            String names = things.values().stream()
                    .map(each -> each.kind() + " " + each.name())
                    .collect(Collectors.joining(", "));
            return Optional.of(new Resolved.Unreadable(shown, Message.of("scan.ambiguous", names)));
        }
        return things.values().stream().findFirst().map(each -> resolved(each, form, shown));
    }

    private static Resolved resolved(Found found, CodeForm form, String shown) {
        return switch (found.kind()) {
            case "bin" -> new Resolved.Bin(new BinId(found.target()), found.name());
            case "tote" -> new Resolved.Tote(new ToteId(found.target()), found.name(), found.boundTo());
            case "badge" -> new Resolved.Badge(new OperatorId(found.target()), found.name());
            default -> {
                long units = (long) found.units() * form.count();
                yield units > Quantity.MAX
                        ? new Resolved.Unreadable(shown, Message.of("scan.count_wrong", units))
                        : new Resolved.Item(
                                new SkuId(found.target()),
                                found.name(),
                                Objects.requireNonNullElse(found.description(), ""),
                                (int) units,
                                form.trace());
            }
        };
    }

    /** Gives a badge its code; joins the caller's unit of work. @throws ProblemException CODE_TAKEN */
    public void addBadge(OperatorId operator, String code) {
        add(null, code, "badge", operator.value(), 1);
    }

    void addBin(WarehouseId warehouse, BinId bin, String code) {
        add(warehouse, code, "bin", bin.value(), 1);
    }

    void addTote(WarehouseId warehouse, ToteId tote, String code) {
        add(warehouse, code, "tote", tote.value(), 1);
    }

    /** @param code the SKU's own, or a GTIN of 14 digits */
    void addSku(SkuId sku, String code, int units) {
        add(null, code, "sku", sku.value(), units);
    }

    /** Takes all codes from a SKU but its own one. */
    void clearGtins(SkuId sku, String ownCode) {
        barcodes.deleteOthers(sku.value(), ownCode);
    }

    private void add(@Nullable WarehouseId scope, String code, String kind, UUID target, int units) {
        String upper = code.toUpperCase(Locale.ROOT);
        if (upper.startsWith(COMMANDS)) {
            throw new ProblemException(
                    Problem.CODE_TAKEN, "Codes that begin with %s are commands. Choose another.".formatted(COMMANDS));
        }
        UUID where = scope == null ? BarcodeRepository.EVERYWHERE : scope.value();
        if (barcodes.insert(where, upper, kind, target, units) == 0) {
            throw new ProblemException(
                    Problem.CODE_TAKEN,
                    "%s is the code of another %s already; a code names one thing. Choose another."
                            .formatted(upper, String.join(" and ", barcodes.kindsOf(upper))));
        }
    }
}

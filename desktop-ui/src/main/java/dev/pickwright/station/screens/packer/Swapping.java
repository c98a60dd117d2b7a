package dev.pickwright.station.screens.packer;

import dev.pickwright.model.packing.PackTaskView;
import dev.pickwright.model.packing.PackageView;
import dev.pickwright.model.packing.Swap;
import dev.pickwright.model.scan.LookedUp;
import dev.pickwright.model.warehouse.Trace;
import dev.pickwright.station.platform.i18n.Messages;
import dev.pickwright.station.platform.input.Action;
import dev.pickwright.station.platform.input.ActionId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Units being replaced: the bad item is scanned, its box if several hold it, and the bin that gives the others. */
final class Swapping {

    private static final int LONGEST_LOT = 20;

    private final PackTaskView task;
    private final int quantity;
    private final Questions questions;
    private final Runnable changed;
    private final Consumer<Swap> told;
    private PackTaskView.@Nullable Line line;
    private @Nullable Trace taken;
    private @Nullable String sscc;
    private @Nullable String bin;
    private @Nullable Trace brought;

    Swapping(PackTaskView task, int quantity, Questions questions, Runnable changed, Consumer<Swap> told) {
        this.task = task;
        this.quantity = quantity;
        this.questions = questions;
        this.changed = changed;
        this.told = told;
    }

    String instruction() {
        if (line == null) {
            return Messages.text("qc.swap.item", quantity);
        }
        if (boxWanted()) {
            return Messages.text("qc.swap.box");
        }
        return bin == null
                ? Messages.text("qc.swap.bin", quantity, line.sku())
                : Messages.text("qc.swap.confirm", quantity, line.sku());
    }

    String prompt() {
        if (line == null) {
            return Messages.text("qc.swap.prompt_item");
        }
        if (boxWanted()) {
            return Messages.text("qc.swap.prompt_box");
        }
        return Messages.text(bin == null ? "qc.swap.prompt_bin" : "qc.swap.prompt_new");
    }

    /** What is known so far, a line each. */
    List<String> known() {
        List<String> known = new ArrayList<>();
        if (line != null) {
            known.add(Messages.text("qc.swap.out", quantity, line.sku(), line.description(), lot(taken)));
        }
        if (bin != null) {
            known.add(Messages.text("qc.swap.in", quantity, bin, lot(brought)));
        }
        return known;
    }

    private static String lot(@Nullable Trace trace) {
        return trace == null || trace.lot() == null ? "" : Messages.text("pack.lot", trace.lot());
    }

    @Nullable
    String scanned(LookedUp found) {
        if (found.message() != null) {
            return Messages.text(found.message());
        }
        if (line == null) {
            return bad(found);
        }
        if (boxWanted()) {
            return box(found);
        }
        return bin == null ? bin(found) : other(found, line);
    }

    private @Nullable String bad(LookedUp found) {
        var packed = found.kind() != LookedUp.Kind.ITEM
                ? null
                : task.lines().stream()
                        .filter(each -> each.sku().equals(found.code()) && each.packed() > 0)
                        .findFirst()
                        .orElse(null);
        if (packed == null) {
            return Messages.text("qc.swap.no_item", found.code());
        }
        Trace said = said(found.trace());
        long lots = boxes(packed).stream()
                .flatMap(box -> box.contents().stream())
                .filter(content -> content.sku().equals(packed.sku()))
                .map(PackageView.Content::trace)
                .distinct()
                .count();
        if (lots > 1 && said == null) {
            return Messages.text("qc.swap.which_lot", packed.sku());
        }
        line = packed;
        taken = said;
        return null;
    }

    /** Null if the code says neither lot nor serial. */
    private static @Nullable Trace said(@Nullable Trace trace) {
        return trace == null || trace.lot() == null && trace.serial() == null ? null : trace;
    }

    private boolean boxWanted() {
        return line != null && sscc == null && boxes(line).size() > 1;
    }

    private List<PackageView> boxes(PackTaskView.Line of) {
        return task.packages().stream()
                .filter(box -> box.contents().stream()
                        .anyMatch(content -> content.sku().equals(of.sku())))
                .toList();
    }

    private @Nullable String box(LookedUp found) {
        boolean holds =
                line != null && boxes(line).stream().anyMatch(box -> box.sscc().equals(found.code()));
        if (!holds) {
            return Messages.text("qc.swap.no_box", found.code());
        }
        sscc = found.code();
        return null;
    }

    private @Nullable String bin(LookedUp found) {
        if (found.kind() != LookedUp.Kind.BIN) {
            return Messages.text("qc.swap.no_bin", found.code());
        }
        bin = found.code();
        return null;
    }

    /** The new units' code says their lot. */
    private @Nullable String other(LookedUp found, PackTaskView.Line wanted) {
        if (found.kind() != LookedUp.Kind.ITEM || !found.code().equals(wanted.sku())) {
            return Messages.text("qc.swap.not_the_item", found.code(), wanted.sku());
        }
        brought = said(found.trace());
        return null;
    }

    /** @param typed gets a code that will not scan */
    List<Action> actions(Consumer<String> typed) {
        if (bin == null) {
            return List.of(new Action(
                    ActionId.MANUAL_ENTRY,
                    Messages.text("action.type_code"),
                    () -> questions.value(
                            Messages.text("entry.code_title"), Messages.text("entry.code_hint"), "", typed)));
        }
        return List.of(
                new Action(ActionId.MANUAL_ENTRY, Messages.text("qc.swap.type_lot"), this::askLot),
                new Action(ActionId.PRIMARY, Messages.text("qc.swap.done"), this::tell));
    }

    private void askLot() {
        questions.value(Messages.text("qc.swap.lot_title"), Messages.text("qc.swap.lot_hint", LONGEST_LOT), "", lot -> {
            if (lot.length() <= LONGEST_LOT) {
                brought = new Trace(lot, null, null);
            }
            changed.run();
        });
    }

    private void tell() {
        told.accept(new Swap(Objects.requireNonNull(line).itemId(), sscc, Objects.requireNonNull(bin), taken, brought));
    }

    /** Takes the newest answer back. @return false if there is none */
    boolean back() {
        boolean any = line != null;
        if (bin != null) {
            bin = null;
            brought = null;
        } else if (sscc != null) {
            sscc = null;
        } else {
            line = null;
            taken = null;
        }
        changed.run();
        return any;
    }
}

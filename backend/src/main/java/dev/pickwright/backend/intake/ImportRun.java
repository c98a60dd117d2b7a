package dev.pickwright.backend.intake;

import dev.pickwright.backend.intake.OrderSink.NewSku;
import dev.pickwright.model.fulfillment.CreateOrder;
import dev.pickwright.model.intake.RejectReason;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** The second pass over a checked file: order by order, as they first appear. Used by one thread, once. */
final class ImportRun {

    private static final int REJECTS_AT_ONCE = 500;

    private final OrderSink sink;
    private final boolean createSkus;
    private final Consumer<List<Reject>> rejectStore;
    private final Progress progress;
    private final List<Reject> unstored = new ArrayList<>();

    /** @param rejectStore gets every reject once, some hundred at a time */
    ImportRun(OrderSink sink, boolean createSkus, Consumer<List<Reject>> rejectStore, Progress progress) {
        this.sink = sink;
        this.createSkus = createSkus;
        this.rejectStore = rejectStore;
        this.progress = progress;
    }

    /** @throws ImportCancelled between two orders, if the progress was told to stop */
    void run(CheckedFile file, NonStock nonStock) throws IOException, FileRefused, ImportCancelled {
        LineReader reader = new LineReader(file.layout(), nonStock);
        try (RecordCutter rows = new RecordCutter(file.path(), file.layout().separator())) {
            for (int order = 0; order < file.index().orders(); order++) {
                progress.stopIfCancelled();
                if (CheckedFile.tooLong(file.index().lines(order))) {
                    rejectTooLong(file.index(), order, rows, reader);
                } else {
                    for (List<FileLine> lines : lines(file.index(), order, rows, reader)) {
                        take(lines);
                    }
                }
            }
        } finally {
            storeRejects();
        }
    }

    /** The lines of this entry by order number: more than one list only if two numbers share a hash. */
    private Iterable<List<FileLine>> lines(OrderIndex index, int order, RecordCutter rows, LineReader reader)
            throws IOException, FileRefused {
        Map<String, List<FileLine>> byNumber = new LinkedHashMap<>();
        forEachLine(
                index,
                order,
                rows,
                reader,
                line -> byNumber.computeIfAbsent(line.orderNumber(), number -> new ArrayList<>())
                        .add(line));
        return byNumber.values();
    }

    private void forEachLine(
            OrderIndex index, int order, RecordCutter rows, LineReader reader, Consumer<FileLine> consumer)
            throws IOException, FileRefused {
        for (OrderIndex.Run run : index.runs(order)) {
            rows.seek(run.offset(), run.line());
            for (int i = 0; i < run.count(); i++) {
                RawRecord row = rows.next();
                if (row == null) {
                    throw new IOException("the file became shorter while it was imported");
                }
                consumer.accept(reader.read(row));
                progress.read(row.length());
            }
        }
    }

    /** Line by line, so that an order of any length fits in memory. */
    private void rejectTooLong(OrderIndex index, int order, RecordCutter rows, LineReader reader)
            throws IOException, FileRefused {
        String detail = "the order has %,d lines, more than %,d".formatted(index.lines(order), CreateOrder.MAX_LINES);
        forEachLine(
                index,
                order,
                rows,
                reader,
                line -> reject(
                        line.content() instanceof FileLine.Bad(RejectReason reason, String why)
                                ? line.reject(reason, why)
                                : line.reject(RejectReason.ORDER_TOO_LONG, detail)));
        progress.orderRejected();
    }

    private void take(List<FileLine> lines) {
        OrderPlan plan = OrderPlan.of(lines);
        plan.rejects().forEach(this::reject);
        CreateOrder order = plan.order();
        if (order == null) {
            progress.orderRejected();
            return;
        }
        Set<String> unknown = sink.unknownSkus(plan.skus());
        if (!unknown.isEmpty()) {
            if (!createSkus) {
                rejectOrder(plan.rejectedFor(
                        RejectReason.UNKNOWN_SKU, good -> unknown.contains(good.sku()), "SKU %s is not known here"));
                return;
            }
            var descriptions = plan.descriptions();
            sink.createSkus(unknown.stream()
                    .sorted()
                    .map(code -> new NewSku(code, descriptions.get(code)))
                    .toList());
        }
        settle(plan, order, sink.take(order));
    }

    private void settle(OrderPlan plan, CreateOrder order, OrderSink.Outcome outcome) {
        switch (outcome) {
            case OrderSink.Accepted() -> progress.accepted(order.lines().size());
            case OrderSink.KnownSame() -> progress.skipped(order.lines().size());
            case OrderSink.KnownDifferent() ->
                rejectOrder(plan.rejectedAll(
                        RejectReason.ORDER_KNOWN_WITH_OTHER_CONTENT,
                        "order %s was taken before with other lines".formatted(order.number())));
            case OrderSink.WarehouseUnknown(String detail) ->
                rejectOrder(plan.rejectedAll(RejectReason.WAREHOUSE_UNKNOWN, detail));
        }
    }

    private void rejectOrder(List<Reject> rejects) {
        rejects.forEach(this::reject);
        progress.orderRejected();
    }

    private void reject(Reject reject) {
        progress.rejected(reject);
        unstored.add(reject);
        if (unstored.size() == REJECTS_AT_ONCE) {
            storeRejects();
        }
    }

    private void storeRejects() {
        if (!unstored.isEmpty()) {
            rejectStore.accept(List.copyOf(unstored));
            unstored.clear();
        }
    }
}

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

/** The second pass over a checked file of orders: order by order, as they first appear. Used by one thread, once. */
final class OrderRun {

    private final OrderSink sink;
    private final boolean createSkus;
    private final Progress progress;
    private final RejectLog rejects;

    OrderRun(OrderSink sink, Job job) {
        this.sink = sink;
        this.createSkus = job.request().createSkus();
        this.progress = job.progress();
        this.rejects = job.rejects();
    }

    /** @throws ImportCancelled between two orders, if the progress was told to stop */
    void run(CheckedFile file, NonStock nonStock) throws IOException, FileRefused, ImportCancelled {
        LineReader reader = new LineReader(file.layout(), nonStock);
        try (RecordCutter rows = file.open()) {
            for (int order = 0; order < file.index().groups(); order++) {
                progress.stopIfCancelled();
                if (file.index().lines(order) > CreateOrder.MAX_LINES) {
                    rejectTooLong(file, order, rows, reader);
                } else {
                    for (List<FileLine> lines : lines(file, order, rows, reader)) {
                        take(lines);
                    }
                }
            }
        }
    }

    /** The lines of this entry by order number: more than one list only if two numbers share a hash. */
    private Iterable<List<FileLine>> lines(CheckedFile file, int order, RecordCutter rows, LineReader reader)
            throws IOException, FileRefused {
        Map<String, List<FileLine>> byNumber = new LinkedHashMap<>();
        file.forEachLine(order, rows, progress, row -> {
            FileLine line = reader.read(row);
            byNumber.computeIfAbsent(line.orderNumber(), number -> new ArrayList<>())
                    .add(line);
        });
        return byNumber.values();
    }

    /** Line by line, so that an order of any length fits in memory. */
    private void rejectTooLong(CheckedFile file, int order, RecordCutter rows, LineReader reader)
            throws IOException, FileRefused {
        String detail =
                "the order has %,d lines, more than %,d".formatted(file.index().lines(order), CreateOrder.MAX_LINES);
        file.forEachLine(order, rows, progress, row -> {
            FileLine line = reader.read(row);
            rejects.add(
                    line.content() instanceof FileLine.Bad(RejectReason reason, String why)
                            ? line.reject(reason, why)
                            : line.reject(RejectReason.ORDER_TOO_LONG, detail));
        });
        progress.recordRejected();
    }

    private void take(List<FileLine> lines) {
        OrderPlan plan = OrderPlan.of(lines);
        plan.rejects().forEach(rejects::add);
        CreateOrder order = plan.order();
        if (order == null) {
            progress.recordRejected();
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

    private void rejectOrder(List<Reject> lines) {
        lines.forEach(rejects::add);
        progress.recordRejected();
    }
}

package dev.pickwright.backend.faults;

import java.util.List;
import java.util.stream.Stream;

/** Every operation of docs/domain.md, and every other command of the API. */
final class Operations {

    static final String CREATE = "1 create, three warehouses";
    static final String PICK_SCAN = "5 pick a unit";

    static final List<Operation> ALL = Stream.of(
                    OrderOperations.ALL,
                    PickOperations.ALL,
                    ShortOperations.ALL,
                    PackOperations.ALL,
                    QualityOperations.ALL,
                    CancelOperations.ALL,
                    SiteOperations.ALL,
                    AccessOperations.ALL,
                    WebhookOperations.ALL,
                    StationOperations.ALL,
                    KeyOperations.ALL,
                    DeadLetterOperations.ALL)
            .flatMap(List::stream)
            .toList();

    private Operations() {}
}

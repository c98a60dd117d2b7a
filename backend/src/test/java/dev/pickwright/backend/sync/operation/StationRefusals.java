package dev.pickwright.backend.sync.operation;

import dev.pickwright.backend.fixture.Floor;
import dev.pickwright.backend.platform.jdbc.Command;
import dev.pickwright.model.Problem;
import dev.pickwright.model.sync.OperationType;
import java.util.EnumSet;
import java.util.Set;

/** How a station that has a central may refuse a command, whatever the command itself says. */
public final class StationRefusals {

    private static final String SOME_ID = "00000000-0000-0000-0000-000000000000";

    /** Those that take a number for a package. */
    private static final Set<OperationType> NUMBERING =
            EnumSet.of(OperationType.PACK_SCAN, OperationType.PACK_OPEN, OperationType.PACK_REOPEN_BOX);

    private StationRefusals() {}

    /** @param route method and path, with its variables in braces */
    public static Set<Problem> of(String route) {
        Command command =
                new Command(Floor.system(), "docs", SOME_ID, route.replaceAll("\\{[^}]*}", SOME_ID), null, null);
        var operation = StationCommand.of(command);
        if (operation.isEmpty()) {
            return StationCommand.isLocal(command) ? EnumSet.noneOf(Problem.class) : EnumSet.of(Problem.CENTRAL_ONLY);
        }
        Set<Problem> problems = EnumSet.of(Problem.NOT_LEASED, Problem.WORK_STOPPED, Problem.STATION_NOT_READY);
        if (NUMBERING.contains(operation.get().type())) {
            problems.add(Problem.NUMBERS_USED_UP);
        }
        return problems;
    }
}

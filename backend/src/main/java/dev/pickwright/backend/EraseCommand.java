package dev.pickwright.backend;

import dev.pickwright.backend.access.Secrets;
import dev.pickwright.backend.fulfillment.client.CustomersClient;
import dev.pickwright.model.Problem;
import dev.pickwright.model.ProblemException;
import dev.pickwright.model.fulfillment.CustomerErased;
import dev.pickwright.model.fulfillment.EraseCustomer;
import java.io.PrintStream;
import java.nio.file.Path;

/** Erases a customer through the backend that runs on a data folder, else through one that it starts. */
final class EraseCommand {

    private EraseCommand() {}

    /** @return the exit status: 0 also if orders are open still, which it names */
    static int run(Path data, EraseCustomer customer, PrintStream out) {
        var running = RunningBackend.of(data);
        if (running.isPresent()) {
            var found = running.get();
            return erase(new CustomersClient(found.base(), found.token(), found.trusted()), customer, out);
        }
        if (!DataFolder.hasDatabase(data)) {
            throw new ProblemException(
                    Problem.REQUEST_INVALID,
                    "No backend runs on %s, and no database is in it: name the folder of the server with --data."
                            .formatted(data));
        }
        try (Server server = Server.start(Server.Options.local(data, null))) {
            return erase(new CustomersClient(server.baseUrl(), server.token(), null), customer, out);
        }
    }

    private static int erase(CustomersClient client, EraseCustomer customer, PrintStream out) {
        int erased = 0;
        CustomerErased answer;
        do {
            answer = client.erase(customer, Secrets.fresh());
            erased += answer.erased();
            if (answer.remaining() > 0) {
                out.printf("%,d orders erased, %,d to go%n", erased, answer.remaining());
            }
        } while (answer.erased() > 0 && answer.remaining() > 0);
        out.println(
                erased == 1
                        ? "1 order tells nothing of the customer any more."
                        : "%,d orders tell nothing of the customer any more.".formatted(erased));
        if (answer.open() > 0) {
            out.printf(
                    "%,d are not closed and were left alone; ask again when they are: %s%s%n",
                    answer.open(),
                    String.join(", ", answer.openOrders()),
                    answer.open() > answer.openOrders().size() ? ", ..." : "");
        }
        return 0;
    }
}

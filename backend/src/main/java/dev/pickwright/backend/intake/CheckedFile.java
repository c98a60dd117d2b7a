package dev.pickwright.backend.intake;

import dev.pickwright.model.fulfillment.CreateOrder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file that was read to its end and can be imported: its layout, and where each order's lines are. */
record CheckedFile(Path path, Layout layout, OrderIndex index, long lines) {

    static final long MAX_BYTES = 200L * 1024 * 1024;
    static final int MAX_LINES = 3_000_000;
    private static final int XLSX_START = 0x504b0304;

    /**
     * Reads the whole file and keeps no more than an index of its orders.
     *
     * @throws FileRefused if it can't be imported as a whole
     * @throws ImportCancelled if the progress was told to stop
     */
    static CheckedFile check(Path path, Progress progress) throws IOException, FileRefused, ImportCancelled {
        refuseByStart(path);
        try (RecordCutter first = new RecordCutter(path, ',')) {
            RawRecord header = first.next();
            if (header == null) {
                throw new FileRefused("The file is empty: it needs a header line and order lines.");
            }
            Layout layout = Layout.of(header);
            try (RecordCutter rest = new RecordCutter(path, layout.separator())) {
                return index(path, layout, rest, progress);
            }
        }
    }

    private static void refuseByStart(Path path) throws IOException, FileRefused {
        if (Files.size(path) > MAX_BYTES) {
            throw new FileRefused(tooLarge());
        }
        byte[] start;
        try (var in = Files.newInputStream(path)) {
            start = in.readNBytes(4);
        }
        if (start.length == 4 && java.nio.ByteBuffer.wrap(start).getInt() == XLSX_START) {
            throw new FileRefused(
                    "This is a workbook or an archive, not a CSV file. Save the sheet as \"CSV UTF-8\" and"
                            + " import that file.");
        }
        if (start.length >= 2 && (start[0] & 0xff) + (start[1] & 0xff) == 0xfe + 0xff && start[0] < 0 && start[1] < 0) {
            throw new FileRefused("The file is in UTF-16. Save it as \"CSV UTF-8\" and import it again.");
        }
    }

    /** What is said about a file over the limit. */
    static String tooLarge() {
        return "The file is over 200 MB. Split it; lines of one order must stay in one file.";
    }

    private static CheckedFile index(Path path, Layout layout, RecordCutter rows, Progress progress)
            throws IOException, FileRefused, ImportCancelled {
        LineReader reader = new LineReader(layout, NonStock.of(""));
        OrderIndex index = new OrderIndex();
        rows.next();
        long lines = 0;
        for (RawRecord row = rows.next(); row != null; row = rows.next()) {
            if (++lines > MAX_LINES) {
                throw new FileRefused(
                        "The file has more than %,d lines. Split it; lines of one order must stay in one file."
                                .formatted(MAX_LINES));
            }
            index.add(reader.orderNumber(row), row);
            progress.checked(rows.offset());
        }
        if (lines == 0) {
            throw new FileRefused("The file has a header line and nothing below it.");
        }
        return new CheckedFile(path, layout, index, lines);
    }

    /** Whether an order of so many lines is more than {@link CreateOrder} takes. */
    static boolean tooLong(int lines) {
        return lines > CreateOrder.MAX_LINES;
    }
}

package dev.pickwright.backend.intake;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file that was read to its end and can be imported: its layout, and where the lines are that belong together. */
record CheckedFile(Path path, Layout layout, LineIndex index, long lines) {

    static final long MAX_BYTES = 200L * 1024 * 1024;
    static final int MAX_LINES = 3_000_000;
    private static final int XLSX_START = 0x504b0304;
    private static final String SPLIT = "Split it; lines of one order must stay in one file.";

    /** What is done with each line of a group. */
    interface LineConsumer {
        void accept(RawRecord row) throws FileRefused;
    }

    /**
     * Reads the whole file and keeps no more than an index of its lines.
     *
     * @throws FileRefused if it can't be imported as a whole
     * @throws ImportCancelled if the progress was told to stop
     */
    static CheckedFile check(Path path, Kind kind, Job job) throws IOException, FileRefused, ImportCancelled {
        refuseByStart(path);
        try (RecordCutter first = new RecordCutter(path, ',')) {
            RawRecord header = first.next();
            if (header == null) {
                throw new FileRefused("The file is empty: it needs a header line and lines below it.");
            }
            Layout layout = Layout.of(header, kind.columns());
            try (RecordCutter rest = new RecordCutter(path, layout.separator())) {
                return index(path, layout, rest, kind, job);
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
        return "The file is over 200 MB. " + SPLIT;
    }

    private static CheckedFile index(Path path, Layout layout, RecordCutter rows, Kind kind, Job job)
            throws IOException, FileRefused, ImportCancelled {
        LineIndex index = new LineIndex();
        rows.next();
        long lines = 0;
        for (RawRecord row = rows.next(); row != null; row = rows.next()) {
            if (++lines > MAX_LINES) {
                throw new FileRefused("The file has more than %,d lines. %s".formatted(MAX_LINES, SPLIT));
            }
            index.add(kind.key(Fields.of(layout, row), job), row);
            job.progress().checked(rows.offset());
        }
        if (lines == 0) {
            throw new FileRefused("The file has a header line and nothing below it.");
        }
        return new CheckedFile(path, layout, index, lines);
    }

    RecordCutter open() throws IOException {
        return new RecordCutter(path, layout.separator());
    }

    /** Reads the lines of a group again, by place in the file. */
    void forEachLine(int group, RecordCutter rows, Progress progress, LineConsumer consumer)
            throws IOException, FileRefused {
        for (LineIndex.Run run : index.runs(group)) {
            rows.seek(run.offset(), run.line());
            for (int i = 0; i < run.count(); i++) {
                RawRecord row = rows.next();
                if (row == null) {
                    throw new IOException("the file became shorter while it was imported");
                }
                consumer.accept(row);
                progress.read(row.length());
            }
        }
    }
}

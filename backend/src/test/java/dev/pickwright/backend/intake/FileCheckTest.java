package dev.pickwright.backend.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileCheckTest {

    @TempDir
    Path folder;

    private String refusal(byte[] content) throws IOException {
        return refusal(Files.write(folder.resolve("f.csv"), content));
    }

    private String refusal(String content) throws IOException {
        return refusal(content.getBytes(StandardCharsets.UTF_8));
    }

    private static String refusal(Path file) {
        FileRefused refused = catchThrowableOfType(
                FileRefused.class,
                () -> CheckedFile.check(file, Imported.orders(new MemorySink()), Imported.job(file)));
        assertThat(refused).isNotNull();
        return refused.sentence();
    }

    private CheckedFile check(String content) throws Exception {
        Path file = Imported.file(folder, content);
        return CheckedFile.check(file, Imported.orders(new MemorySink()), Imported.job(file));
    }

    @Test
    void anEmptyFileIsRefused() throws Exception {
        assertThat(refusal("")).startsWith("The file is empty");
        assertThat(refusal("\n\n")).startsWith("The file is empty");
    }

    @Test
    void aHeaderAloneIsRefused() throws Exception {
        assertThat(refusal("order,sku,qty\n")).startsWith("The file has a header line and nothing below");
    }

    @Test
    void missingColumnsAreNamedWithWhatWasFound() throws Exception {
        assertThat(refusal("order,foo\n1,2\n"))
                .startsWith("The header line lacks sku and quantity. Found: order, foo. Name the column sku or");
    }

    @Test
    void twoColumnsOfOneMeaningAreRefused() throws Exception {
        assertThat(refusal("order,sku,qty,Quantity\n1,2,3,4\n")).contains("\"qty\" and \"Quantity\"");
        assertThat(refusal("order,sku,qty,x,X\n1,2,3,4,5\n")).contains("\"x\" and \"X\"");
    }

    @Test
    void anotherEncodingIsRefusedWithLineAndByte() throws Exception {
        byte[] latin = "order,sku,qty,name\n1,A,1,x\n2,A,1,caf\u00e9\n".getBytes(Charset.forName("windows-1252"));
        assertThat(refusal(latin))
                .isEqualTo("Line 3, byte 36: the file is not UTF-8 (found 0xE9, which is \"\u00e9\" in Windows-1252)."
                        + " Save it as \"CSV UTF-8\" and import it again.");
        assertThat(latin[36]).isEqualTo((byte) 0xe9);
    }

    @Test
    void aCutUtf8CharacterIsRefused() throws Exception {
        byte[] text = "order,sku,qty\n1,A,1\u00e9".getBytes(StandardCharsets.UTF_8);
        assertThat(refusal(java.util.Arrays.copyOf(text, text.length - 1))).startsWith("Line 2, byte 19");
    }

    @Test
    void utf16IsRefusedByName() throws Exception {
        assertThat(refusal("order,sku".getBytes(StandardCharsets.UTF_16))).contains("UTF-16");
    }

    @Test
    void binaryFilesAreRefused() throws Exception {
        assertThat(refusal(new byte[] {'P', 'K', 3, 4, 0, 0})).contains("workbook");
        assertThat(refusal("order,sku,qty\n1,A\0,1\n")).startsWith("This is not a text file: byte 17 is zero");
    }

    @Test
    void aQuoteThatNeverClosesIsRefusedWithItsLine() throws Exception {
        assertThat(refusal("order,sku,qty\n1,A,1\n2,\"A,1\n3,A,1\n")).startsWith("Line 3: a quote");
        assertThat(refusal("order,sku,qty\n1,\"A,1\n" + "3,A,1\n".repeat(200_000)))
                .startsWith("Line 2: a quote");
    }

    @Test
    void textAfterAClosingQuoteIsRefused() throws Exception {
        assertThat(refusal("order,sku,qty\n1,\"A\"x,1\n")).startsWith("Line 2: the quotes");
    }

    @Test
    void moreThan200MegabytesIsRefusedWithoutReadingIt() throws Exception {
        Path file = folder.resolve("large.csv");
        try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
            sparse.setLength(CheckedFile.MAX_BYTES + 1);
        }
        assertThat(refusal(file)).startsWith("The file is over 200 MB");
    }

    @Test
    void separatorsAreSeenInTheHeader() throws Exception {
        for (char separator : new char[] {',', ';', '\t', '|'}) {
            String text = "order,sku,qty\n1,A,1\n".replace(',', separator);
            assertThat(check(text).layout().separator()).isEqualTo(separator);
        }
    }

    @Test
    void aByteOrderMarkAndOldLineEndsAndBlankLinesAreFine() throws Exception {
        var checked = check("\ufefforder,sku,qty\r1,A,1\r\n\n2,A,1\r");
        assertThat(checked.lines()).isEqualTo(2);
        assertThat(checked.index().groups()).isEqualTo(2);
    }

    @Test
    void headersMatchWithoutCaseBlanksAndPunctuation() throws Exception {
        assertThat(check("Invoice No., STOCK-CODE ,QTY\n1,A,1\n").lines()).isEqualTo(1);
    }

    @Test
    void quotesInsideAnUnquotedFieldAreText() throws Exception {
        assertThat(check("order,sku,qty,name\n1,A,1,12\"\" plate\n2,A,1,5\" cup\n")
                        .lines())
                .isEqualTo(2);
    }

    @Test
    void scatteredLinesOfAnOrderAreFoundAgain() throws Exception {
        StringBuilder text = new StringBuilder("order,sku,qty\n");
        for (int i = 0; i < 30_000; i++) {
            text.append(i % 7_000).append(",A,").append(i).append('\n');
        }
        var checked = check(text.toString());
        assertThat(checked.index().groups()).isEqualTo(7_000);
        assertThat(checked.index().lines(0)).isEqualTo(5);
        assertThat(checked.index().runs(3))
                .extracting(LineIndex.Run::line)
                .containsExactly(5L, 7_005L, 14_005L, 21_005L, 28_005L);
    }
}

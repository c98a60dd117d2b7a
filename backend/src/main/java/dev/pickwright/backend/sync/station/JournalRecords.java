package dev.pickwright.backend.sync.station;

import dev.pickwright.backend.sync.station.Journal.Entry;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Records of a journal: length and CRC32C, four bytes each, then the entry as JSON. */
final class JournalRecords {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int HEAD = 8;

    /**
     * What a file holds.
     *
     * @param damaged how many records or rests of the file could not be read
     */
    record Read(List<Entry> entries, int damaged) {}

    private JournalRecords() {}

    static byte[] encode(List<Entry> entries) {
        List<byte[]> texts = entries.stream().map(JSON::writeValueAsBytes).toList();
        ByteBuffer buffer = ByteBuffer.allocate(
                texts.stream().mapToInt(text -> HEAD + text.length).sum());
        for (byte[] text : texts) {
            buffer.putInt(text.length).putInt(crc(text)).put(text);
        }
        return buffer.array();
    }

    /** A record at the end that was not written whole is left out, as is one whose bytes are not those written. */
    static Read decode(byte[] bytes) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        List<Entry> entries = new ArrayList<>();
        int damaged = 0;
        while (buffer.remaining() >= HEAD) {
            int length = buffer.getInt();
            int crc = buffer.getInt();
            if (length <= 0 || length > buffer.remaining()) {
                return new Read(entries, damaged + 1);
            }
            byte[] text = new byte[length];
            buffer.get(text);
            if (crc(text) == crc) {
                entries.add(entry(text));
            } else {
                damaged++;
            }
        }
        return new Read(entries, buffer.hasRemaining() ? damaged + 1 : damaged);
    }

    private static Entry entry(byte[] text) {
        try {
            return JSON.readValue(text, Entry.class);
        } catch (JacksonException e) {
            throw new IllegalStateException(
                    "a journal of another version: " + new String(text, StandardCharsets.UTF_8), e);
        }
    }

    private static int crc(byte[] text) {
        CRC32C crc = new CRC32C();
        crc.update(text);
        return (int) crc.getValue();
    }
}

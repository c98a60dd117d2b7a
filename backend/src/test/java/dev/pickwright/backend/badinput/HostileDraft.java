package dev.pickwright.backend.badinput;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A request as it goes over the wire, to be made worse. */
final class HostileDraft {

    private record Header(String name, String value) {}

    final BadRequest base;
    String kind = "";
    String method;
    String target;
    byte[] body;
    boolean strangers;
    private final List<Header> headers = new ArrayList<>();
    private boolean length = true;

    HostileDraft(BadRequest base, Map<String, String> fitting) {
        this.base = base;
        this.method = base.method();
        this.target = base.path();
        this.body = base.body();
        fitting.forEach(this::set);
        set("Content-Type", base.contentType());
        base.headers().forEach(this::set);
    }

    /** An empty value takes the header away. */
    void set(String name, String value) {
        headers.removeIf(header -> header.name().equalsIgnoreCase(name));
        if (!value.isEmpty()) {
            add(name, value);
        }
    }

    void add(String name, String value) {
        headers.add(new Header(name, value));
    }

    void query(String text) {
        target += (target.contains("?") ? "&" : "?") + text;
    }

    void body(String text) {
        body = text.getBytes(StandardCharsets.UTF_8);
    }

    /** Sends it in pieces that say their own sizes. */
    void chunked(String... extra) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        if (body.length > 0) {
            out.writeBytes((Integer.toHexString(body.length) + "\r\n").getBytes(StandardCharsets.US_ASCII));
            out.writeBytes(body);
            out.writeBytes("\r\n".getBytes(StandardCharsets.US_ASCII));
        }
        out.writeBytes(("0\r\n" + String.join("", extra) + "\r\n").getBytes(StandardCharsets.US_ASCII));
        body = out.toByteArray();
        set("Transfer-Encoding", "chunked");
        length = false;
    }

    void noLength() {
        length = false;
    }

    byte[] bytes() {
        StringBuilder head = new StringBuilder(method + " " + target + " HTTP/1.1\r\n");
        headers.forEach(header ->
                head.append(header.name()).append(": ").append(header.value()).append("\r\n"));
        if (length && (body.length > 0 || !method.equals("GET"))) {
            head.append("Content-Length: ").append(body.length).append("\r\n");
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
        bytes.writeBytes(body);
        return bytes.toByteArray();
    }
}

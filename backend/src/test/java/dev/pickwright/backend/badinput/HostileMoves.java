package dev.pickwright.backend.badinput;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;

/** Every way in which a request is made worse. */
final class HostileMoves {

    /**
     * One way.
     *
     * @param strangers whether nobody known asks after it
     */
    record Move(String kind, boolean strangers, Consumer<HostileDraft> make) {

        void on(HostileDraft draft) {
            make.accept(draft);
            draft.kind += draft.kind.isEmpty() ? kind : " + " + kind;
            draft.strangers |= strangers;
        }
    }

    private final List<Move> moves = new ArrayList<>();
    private final List<String> secrets;
    private final Random random;

    /**
     * @param secrets what must never come back, whatever place it is sent in
     * @param foreign sessions of people who may do other things
     */
    HostileMoves(List<String> secrets, List<String> foreign, Random random) {
        this.secrets = secrets;
        this.random = random;
        strangers();
        foreign(foreign);
        headers();
        framing();
        paths();
        queries();
        bodies();
        planted();
    }

    Move any() {
        return moves.get(random.nextInt(moves.size()));
    }

    private void add(String kind, Consumer<HostileDraft> make) {
        moves.add(new Move(kind, false, make));
    }

    private void header(String kind, String name, String... values) {
        for (String value : values) {
            add(kind, draft -> draft.set(name, value));
        }
    }

    private String secret() {
        return secrets.get(random.nextInt(secrets.size()));
    }

    private void strangers() {
        for (String value : List.of(
                "",
                "Bearer",
                "Bearer " + "0".repeat(64),
                "Bearer null",
                "Bearer ' or '1'='1",
                "Bearer \u00fc\u0001",
                "Basic YWRtaW46YWRtaW4=",
                "Digest username=\"admin\"",
                "Negotiate x",
                "Bearer eyJhbGciOiJub25lIn0.eyJzdWIiOiJhZG1pbiJ9.")) {
            moves.add(new Move("unknown caller", true, draft -> draft.set("Authorization", value)));
        }
        moves.add(new Move(
                "secret cut short", true, draft -> draft.set("Authorization", "Bearer " + secret().substring(1))));
        moves.add(new Move("secret in the query", true, draft -> {
            draft.set("Authorization", "");
            draft.query("access_token=" + secret());
        }));
        moves.add(new Move("secret in a cookie", true, draft -> {
            draft.set("Authorization", "");
            draft.set("Cookie", "token=" + secret() + "; JSESSIONID=" + secret());
        }));
        moves.add(new Move("unknown session", true, draft -> draft.set("Operator-Session", "0".repeat(64))));
        moves.add(new Move("session with a quote", true, draft -> draft.set("Operator-Session", "' or 1=1 --")));
    }

    private void foreign(List<String> sessions) {
        sessions.forEach(session -> header("session of another", "Operator-Session", session));
        add("two sessions", draft -> draft.add("Operator-Session", "0".repeat(64)));
        add("two callers", draft -> draft.add("Authorization", "Bearer " + "0".repeat(64)));
    }

    private void headers() {
        header("host", "Host", "evil.example", "127.0.0.1:1", "", "a b", "[::1", "127.0.0.1:99999", "x".repeat(300));
        header("origin", "Origin", "https://evil.example", "null", "http://127.0.0.1:1", "\u00ff");
        header("key", "Idempotency-Key", "", " ", "x".repeat(81), "\u00fc", "' or 1=1 --", "a\tb", "${jndi:x}");
        header("version", "If-Match", "*", "W/\"1\"", "\"99999999999999999999\"", "\"-1\"", "\"1\", \"2\"", "1.5");
        header("content type", "Content-Type", "", "text/plain", "application/xml", "application/json;charset=utf-16");
        header("content type", "Content-Type", "a", "*/*", "application/x-www-form-urlencoded", "multipart/form-data");
        header("accept", "Accept", "image/png", "*/*;q=0", "a", "application/xml", "text/html", "x".repeat(2_000));
        header("encoding", "Content-Encoding", "gzip", "br", "identity, gzip", "x");
        header("language", "Accept-Language", "../../etc", "x".repeat(500), "*;q=9");
        header("range", "Range", "bytes=0-1", "bytes=9-1", "bytes=" + "0-1,".repeat(500));
        header("forwarded", "X-Forwarded-For", "127.0.0.1", "' or 1=1 --", "x".repeat(2_000));
        header("forwarded", "X-Forwarded-Host", "evil.example");
        header("forwarded", "X-Forwarded-Prefix", "/../..");
        header("method override", "X-HTTP-Method-Override", "DELETE", "TRACE");
        header(
                "trace",
                "traceparent",
                "00-" + "0".repeat(32) + "-" + "0".repeat(16) + "-01",
                "x",
                "\u00ff".repeat(600));
        header("approval", "Approval", "0".repeat(64), "' or 1=1 --", "x".repeat(4_000), "\u00fc");
        header("resumption", "Last-Event-ID", "-1", "x", "99999999999999999999");
        header("upgrade", "Upgrade", "h2c", "websocket");
        add("oversized header", draft -> draft.set("X-A", "x".repeat(9_000)));
        add("many headers", draft -> {
            for (int i = 0; i < 120; i++) {
                draft.add("X-" + i, "1");
            }
        });
        add("split header", draft -> draft.set("X-A", "1\r\n continued"));
        add("header without a name", draft -> draft.add("", "1"));
        add("header with a space", draft -> draft.add("Content-Type ", "application/json"));
        add("NUL in a header", draft -> draft.add("X-A", "a\0b"));
        for (String method : List.of("TRACE", "BREW", "get", "HEAD", "OPTIONS", "PATCH", "DELETE", "PUT", "G\u00cbT")) {
            add("method", draft -> draft.method = method);
        }
    }

    private void framing() {
        add("chunks", HostileDraft::chunked);
        add("chunks with trailers", draft -> draft.chunked("Authorization: Bearer " + secret() + "\r\n"));
        add("chunks and a length", draft -> {
            draft.chunked();
            draft.set("Content-Length", "3");
        });
        add("broken chunks", draft -> {
            draft.set("Transfer-Encoding", "chunked");
            draft.noLength();
            draft.body("zz\r\n{}\r\n0\r\n\r\n");
        });
        add("unknown transfer encoding", draft -> draft.set("Transfer-Encoding", "gzip, chunked"));
        add("unknown transfer encoding", draft -> draft.set("Transfer-Encoding", "x"));
        add("negative length", draft -> {
            draft.noLength();
            draft.set("Content-Length", "-1");
        });
        add("two lengths", draft -> draft.add("Content-Length", "0"));
        add("length of no number", draft -> {
            draft.noLength();
            draft.set("Content-Length", "9".repeat(30));
        });
    }

    private void paths() {
        for (String tail : List.of(
                "/",
                "//",
                "/.",
                "/..",
                "/%2e%2e",
                "/%2f",
                "%2f..%2f",
                ";x=y",
                ";jsessionid=1",
                "%00",
                "%0d%0aX-A:%201",
                "%c0%af",
                "%zz",
                "%",
                "\\",
                "/..\\..",
                "%5c",
                "%252e%252e%252f",
                ".json",
                "~",
                "%20",
                "\u00fc",
                "*",
                "#x",
                "/" + "x".repeat(3_000),
                "/x".repeat(800),
                "%ef%bb%bf",
                "|",
                "<x>",
                "{x}",
                "^",
                "`",
                "%u002e")) {
            add("path", draft -> {
                int query = draft.target.indexOf('?');
                String path = query < 0 ? draft.target : draft.target.substring(0, query);
                draft.target = path + tail + (query < 0 ? "" : draft.target.substring(query));
            });
        }
        add("path", draft -> draft.target = "/" + draft.target);
        add("path", draft -> draft.target = draft.target.replaceFirst("/v1/", "/v1/../v1/"));
        add("path", draft -> draft.target = draft.target.replaceFirst("/v1/", "/V1/"));
        add("path", draft -> draft.target = draft.target.replaceFirst("/v1/", "/v1%2f"));
        add("path", draft -> draft.target = draft.target.replaceFirst("^/", ""));
        add("path", draft -> draft.target = "http://evil.example" + draft.target);
        add("path", draft -> draft.target = "*");
        for (String place :
                List.of("/actuator/env", "/h2-console", "/error", "/v1/../../etc/passwd", "/WEB-INF/web.xml")) {
            add("path", draft -> draft.target = place);
        }
    }

    private void queries() {
        for (String query : List.of(
                "limit=-1",
                "limit=99999999999999",
                "limit=1e9",
                "limit=",
                "limit=1&limit=2",
                "after=%27%20or%201=1",
                "after=" + "x".repeat(3_000),
                "%zz=1",
                "a=%zz",
                "=",
                "&&&",
                "a[]=1",
                "after=%00",
                "after=%ff%fe",
                "after=-9223372036854775808",
                "class.module.classLoader=x",
                "_method=DELETE",
                "warehouse=%0a",
                "from=x&to=y",
                "a=1&".repeat(60),
                "sort=id;drop",
                "status=%F0%9F%93%A6")) {
            add("query", draft -> draft.query(query));
        }
    }

    private void bodies() {
        for (String body : List.of(
                "[".repeat(60_000),
                "{\"a\":".repeat(30_000),
                "{\"a\":1e999999999}",
                "{\"quantity\":-0}",
                "{\"a\":" + "9".repeat(5_000) + "}",
                "{\"a\":NaN}",
                "{\"a\":1}{\"b\":2}",
                "{'a':1}",
                "{\"a\":1,}",
                "{\"a\":/*x*/1}",
                "\ufeff{}",
                "{\"\":1}",
                "{\"__proto__\":{}}",
                "{\"@class\":\"java.lang.Runtime\"}",
                "{\"@type\":\"x\"}",
                "[{}]",
                "\"\\ud800\"",
                "{\"a\":\"\\u0000\"}",
                "{\"a\":01}",
                "-",
                "0x7",
                "{\"a\"",
                "<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY y SYSTEM \"file:///etc/passwd\">]><x>&y;</x>",
                "a=1&b=2",
                "{\"a\":\"" + "x".repeat(120_000) + "\"}",
                "[" + "1,".repeat(50_000) + "1]")) {
            add("body", draft -> draft.body(body));
        }
        add(
                "UTF-16",
                draft -> draft.body = new String(draft.body, StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_16));
        add(
                "duplicate names",
                draft -> draft.body(new String(draft.body, StandardCharsets.UTF_8)
                        .replaceFirst("\\{(\"[^\"]+\"):", "{$1:null,$1:")));
        add("cut short", draft -> draft.body = java.util.Arrays.copyOf(draft.body, draft.body.length / 2));
        add("one byte changed", draft -> {
            draft.body = draft.body.clone();
            if (draft.body.length > 0) {
                draft.body[random.nextInt(draft.body.length)] ^= (byte) (1 << random.nextInt(8));
            }
        });
        for (String number :
                List.of("-1", "2147483648", "1e400", "0.1", "-0", "9223372036854775808", "true", "\"1\"")) {
            add(
                    "number",
                    draft -> draft.body(
                            new String(draft.body, StandardCharsets.UTF_8).replaceFirst(":\\d+", ":" + number)));
        }
    }

    /** In places that hold no free text, which may be shown again. */
    private void planted() {
        for (String name : List.of(
                "Accept",
                "Content-Type",
                "If-Match",
                "Idempotency-Key",
                "Cookie",
                "X-A",
                "Origin",
                "Last-Event-ID",
                "traceparent",
                "Approval",
                "Referer",
                "User-Agent",
                "Accept-Language",
                "Content-Encoding")) {
            add("secret in " + name, draft -> draft.set(name, secret()));
        }
        add("secret as method", draft -> draft.method = secret().substring(0, 40));
        add("secret in the query", draft -> draft.query("limit=" + secret()));
        add("secret in the query", draft -> draft.query(secret() + "=1"));
        add("secret in broken JSON", draft -> draft.body("{\"pin\": \"" + secret()));
        add("secret in broken JSON", draft -> draft.body("{\"pin\": " + secret() + "}"));
        add("secret as a name", draft -> draft.body("{\"" + secret() + "\": 1}"));
        add(
                "secret for a number",
                draft -> draft.body(
                        new String(draft.body, StandardCharsets.UTF_8).replaceFirst(":\\d+", ":\"" + secret() + "\"")));
    }
}

package dev.pickwright.backend.badinput;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request that is wrong in one way, or only hostile.
 *
 * @param kind in what way
 * @param path filled in and encoded, with its query
 * @param headers beside the key and the sign-in; an empty value takes a header away
 * @param field what the refusal must name; null if there is nothing to name
 * @param mustRefuse whether it is wrong whatever the state of the warehouse
 */
record BadRequest(
        String kind,
        String method,
        String path,
        Map<String, String> headers,
        String contentType,
        byte[] body,
        @Nullable String field,
        boolean mustRefuse) {

    BadRequest kind(String name) {
        return new BadRequest(name, method, path, headers, contentType, body, field, mustRefuse);
    }

    BadRequest naming(@Nullable String name) {
        return new BadRequest(kind, method, path, headers, contentType, body, name, mustRefuse);
    }

    BadRequest hostileOnly() {
        return new BadRequest(kind, method, path, headers, contentType, body, null, false);
    }

    BadRequest method(String other) {
        return new BadRequest(kind, other, path, headers, contentType, body, field, mustRefuse);
    }

    BadRequest path(String other) {
        return new BadRequest(kind, method, other, headers, contentType, body, field, mustRefuse);
    }

    BadRequest body(byte[] other) {
        return new BadRequest(kind, method, path, headers, contentType, other, field, mustRefuse);
    }

    BadRequest contentType(String other) {
        return new BadRequest(kind, method, path, headers, other, body, field, mustRefuse);
    }

    BadRequest header(String name, String value) {
        Map<String, String> all = new LinkedHashMap<>(headers);
        all.put(name, value);
        return new BadRequest(kind, method, path, all, contentType, body, field, mustRefuse);
    }
}

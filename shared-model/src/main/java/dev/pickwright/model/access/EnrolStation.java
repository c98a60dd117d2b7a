package dev.pickwright.model.access;

import dev.pickwright.model.Fields;

/**
 * A station introduces itself. It needs no key: the code is what lets it in.
 * Constructing it throws {@link IllegalArgumentException} if a text is blank or too long.
 *
 * @param code as the supervisor sees it; case, blanks and dashes do not matter
 * @param publicKey X.509 SubjectPublicKeyInfo in base64, P-256
 */
public record EnrolStation(String code, String publicKey) {

    public EnrolStation {
        code = Fields.code("code", code, 40);
        publicKey = Fields.text("public_key", publicKey, 400);
    }

    /** Without the code, so that it never reaches a log. */
    @Override
    public String toString() {
        return "EnrolStation[]";
    }
}

package dev.pickwright.model.sync;

import dev.pickwright.model.Wire;

/** That the verdict on an operation is another one now, as the body of a feed message: words with blanks between. */
public record VerdictTold(OperationId operation, Ruling ruling) {

    private static final String NONE = "-";

    /** @throws IllegalArgumentException if the text is none */
    public static VerdictTold of(String body) {
        String[] words = body.split(" ", -1);
        if (words.length != 4) {
            throw new IllegalArgumentException("a verdict told has four words, not " + words.length);
        }
        return new VerdictTold(
                OperationId.of(words[0]),
                new Ruling(
                        Wire.read(OperationVerdict.class, words[1]),
                        words[2].equals(NONE) ? null : Wire.read(VerdictCode.class, words[2]),
                        words[3].equals(NONE) ? null : CaseId.of(words[3])));
    }

    public String body() {
        VerdictCode code = ruling.code();
        CaseId file = ruling.caseId();
        return "%s %s %s %s"
                .formatted(
                        operation,
                        ruling.verdict().wire(),
                        code == null ? NONE : code.wire(),
                        file == null ? NONE : file);
    }
}

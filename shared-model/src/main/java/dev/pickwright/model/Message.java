package dev.pickwright.model;

import java.util.List;

/**
 * Something to say to a person: a key of the station's message bundle (under {@code answer.}) and its arguments.
 *
 * @param code lower case with dots and underscores, such as {@code pick.wrong_bin}
 * @param args in the order of the text's placeholders
 */
public record Message(String code, List<String> args) {

    public Message {
        args = List.copyOf(args);
    }

    public static Message of(String code, Object... args) {
        return new Message(
                code, java.util.Arrays.stream(args).map(String::valueOf).toList());
    }
}

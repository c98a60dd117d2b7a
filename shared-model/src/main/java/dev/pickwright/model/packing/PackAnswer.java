package dev.pickwright.model.packing;

import dev.pickwright.model.Message;
import dev.pickwright.model.Verdict;
import org.jspecify.annotations.Nullable;

/**
 * How an intent of the packer was taken, what to say, and the task as it is now.
 *
 * @param task null when a scan at the empty bench opened nothing
 */
public record PackAnswer(
        Verdict verdict, Message message, @Nullable PackTaskView task) {}

package dev.pickwright.model.picking;

import dev.pickwright.model.Message;
import dev.pickwright.model.Verdict;

/** How an intent of the picker was taken, what to say, and the task as it is now. */
public record PickAnswer(Verdict verdict, Message message, PickTaskView task) {}

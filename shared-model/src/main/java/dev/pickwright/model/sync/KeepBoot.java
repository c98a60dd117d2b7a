package dev.pickwright.model.sync;

import dev.pickwright.model.Fields;

/**
 * Which of two computers that speak for one station stays it.
 *
 * @param boot the start of its backend, as {@link Hello} names it
 */
public record KeepBoot(String boot) {

    public KeepBoot {
        Fields.text("boot", boot, 40);
    }
}

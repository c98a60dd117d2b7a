package dev.pickwright.model.sync;

import java.util.UUID;

/**
 * A station asks for work.
 *
 * @param active how many lists to have begun or to begin now
 * @param reserve how many more to have for a time without central
 * @param request the same question with the same id grants nothing more
 */
public record WantWork(UUID request, int active, int reserve) {}

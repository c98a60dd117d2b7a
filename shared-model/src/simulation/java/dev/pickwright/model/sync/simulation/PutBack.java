package dev.pickwright.model.sync.simulation;

import java.util.UUID;

/** Units that somebody has to carry back to their bin. */
record PutBack(UUID id, String place, String sku, int quantity) {}

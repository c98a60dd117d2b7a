package dev.pickwright.backend.intake;

/** Someone asked the import to stop. */
final class ImportCancelled extends Exception {}

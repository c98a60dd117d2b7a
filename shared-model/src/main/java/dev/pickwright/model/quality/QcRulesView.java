package dev.pickwright.model.quality;

/**
 * A warehouse's QC rules as they stand.
 *
 * @param version what a change of them names in If-Match; 0 if none were ever set
 */
public record QcRulesView(String warehouse, long version, QcRules rules) {}

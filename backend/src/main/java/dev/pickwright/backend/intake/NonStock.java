package dev.pickwright.backend.intake;

import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Codes that stand for postage, fees, discounts and corrections: nothing to pick. Compared without case, whole. */
final class NonStock {

    /** The codes of the shops that export this way; {@code pickwright.import.non-stock} replaces them. */
    static final String DEFAULT = "POST,DOT,M,D,S,C2,B,AMAZONFEE,BANK CHARGES,CRUK,PADS,ADJUST,ADJUST2";

    private final Set<String> codes;

    NonStock(Collection<String> codes) {
        this.codes = codes.stream()
                .map(code -> code.strip().toUpperCase(Locale.ROOT))
                .filter(code -> !code.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }

    static NonStock of(String commaSeparated) {
        return new NonStock(java.util.Arrays.asList(commaSeparated.split(",")));
    }

    /** @param sku upper case */
    boolean contains(String sku) {
        return codes.contains(sku);
    }
}

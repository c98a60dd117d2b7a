package dev.pickwright.backend.platform.web;

import dev.pickwright.model.Wire;
import org.springframework.core.convert.converter.Converter;
import org.springframework.core.convert.converter.ConverterFactory;

/** Reads path variables and parameters that name a constant by its wire form. */
final class WireConverters implements ConverterFactory<String, Wire> {

    @Override
    public <T extends Wire> Converter<String, T> getConverter(Class<T> type) {
        return wire -> {
            for (T constant : type.getEnumConstants()) {
                if (constant.wire().equals(wire)) {
                    return constant;
                }
            }
            throw new IllegalArgumentException("'%s' is none of the values".formatted(wire));
        };
    }
}

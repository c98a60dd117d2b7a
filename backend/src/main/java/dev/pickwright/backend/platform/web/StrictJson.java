package dev.pickwright.backend.platform.web;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Constructor;
import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.jackson.autoconfigure.JsonFactoryBuilderCustomizer;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.deser.std.StdScalarDeserializer;
import tools.jackson.databind.introspect.Annotated;
import tools.jackson.databind.introspect.AnnotatedMember;
import tools.jackson.databind.introspect.AnnotatedParameter;
import tools.jackson.databind.introspect.JacksonAnnotationIntrospector;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/**
 * What JSON must keep to, so that a record needs to check only its own rules: a component that is not
 * {@code @Nullable} is there and not null, no value is taken for one of another type, a text is one that every
 * database can store, and a time one that every database can.
 */
@Configuration(proxyBeanMethods = false)
class StrictJson {

    private static final int MAX_DEPTH = 50;
    private static final int MAX_NAME = 200;
    private static final int MAX_TEXT = 100_000;
    private static final long MAX_DOCUMENT = 8L * 1024 * 1024;

    @Bean
    JsonFactoryBuilderCustomizer jsonLimits() {
        return factory -> factory.streamReadConstraints(StreamReadConstraints.builder()
                .maxNestingDepth(MAX_DEPTH)
                .maxNameLength(MAX_NAME)
                .maxStringLength(MAX_TEXT)
                .maxDocumentLength(MAX_DOCUMENT)
                .build());
    }

    @Bean
    JsonMapperBuilderCustomizer strictValues() {
        return StrictJson::customize;
    }

    private static void customize(JsonMapper.Builder mapper) {
        mapper.annotationIntrospector(new NullMarked())
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                .withCoercionConfigDefaults(coercion -> coercion.setAcceptBlankAsEmpty(false)
                        .setCoercion(CoercionInputShape.EmptyString, CoercionAction.Fail))
                .addModule(new SimpleModule("strict")
                        .addDeserializer(String.class, new StorableText())
                        .addDeserializer(Instant.class, new StorableTime()));
    }

    /** Reads {@code @Nullable} where Jackson looks for its own annotations. */
    private static final class NullMarked extends JacksonAnnotationIntrospector {

        @Override
        public @Nullable Boolean hasRequiredMarker(MapperConfig<?> config, AnnotatedMember member) {
            return neverNull(member) ? Boolean.TRUE : super.hasRequiredMarker(config, member);
        }

        @Override
        public JsonSetter.Value findSetterInfo(MapperConfig<?> config, Annotated annotated) {
            AnnotatedType component = component(annotated);
            if (component == null) {
                return super.findSetterInfo(config, annotated);
            }
            // A list may be missing, but nothing in it may, unless it says so.
            return JsonSetter.Value.construct(
                    nullable(component) ? Nulls.DEFAULT : Nulls.FAIL,
                    holdsNullable(component) ? Nulls.SET : Nulls.FAIL);
        }

        private static boolean holdsNullable(AnnotatedType type) {
            return type instanceof AnnotatedParameterizedType list
                    && Arrays.stream(list.getAnnotatedActualTypeArguments())
                            .anyMatch(each -> nullable(each) || holdsNullable(each));
        }

        private static boolean neverNull(Annotated annotated) {
            AnnotatedType component = component(annotated);
            return component != null && !nullable(component);
        }

        /** The type of the record's component that it is; null if it is none. */
        private static @Nullable AnnotatedType component(Annotated annotated) {
            // Not the constructor's parameter: a compact constructor does not tell what is nullable inside of a list.
            return annotated instanceof AnnotatedParameter parameter
                            && parameter.getDeclaringClass().isRecord()
                            && parameter.getOwner().getMember() instanceof Constructor<?> constructor
                            && constructor.getParameterCount()
                                    == parameter.getDeclaringClass().getRecordComponents().length
                    ? parameter
                            .getDeclaringClass()
                            .getRecordComponents()[parameter.getIndex()]
                            .getAnnotatedType()
                    : null;
        }

        private static boolean nullable(AnnotatedType type) {
            return type.isAnnotationPresent(Nullable.class);
        }
    }

    private static final class StorableText extends StdScalarDeserializer<String> {

        StorableText() {
            super(String.class);
        }

        @Override
        public String deserialize(JsonParser json, DeserializationContext context) {
            if (!json.hasToken(JsonToken.VALUE_STRING)) {
                return (String) context.handleUnexpectedToken(String.class, json);
            }
            return Texts.storable(json.getString());
        }
    }

    private static final class StorableTime extends StdScalarDeserializer<Instant> {

        StorableTime() {
            super(Instant.class);
        }

        @Override
        public Instant deserialize(JsonParser json, DeserializationContext context) {
            if (!json.hasToken(JsonToken.VALUE_STRING)) {
                return (Instant) context.handleUnexpectedToken(Instant.class, json);
            }
            try {
                return Texts.time(json.getString());
            } catch (IllegalArgumentException e) {
                return (Instant)
                        context.handleWeirdStringValue(Instant.class, json.getString(), String.valueOf(e.getMessage()));
            }
        }
    }
}

package dev.pickwright.backend.platform.web;

import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ResolvableType;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.HttpOutputMessage;
import org.springframework.http.MediaType;
import org.springframework.http.converter.AbstractGenericHttpMessageConverter;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Takes {@link Records} as a body, and gives a list one JSON value a line. */
@Component
class RecordsBody extends AbstractGenericHttpMessageConverter<Object> {

    private static final MediaType LINES = MediaType.valueOf(Records.NDJSON);

    private final JsonMapper json;

    RecordsBody(JsonMapper json) {
        super(MediaType.APPLICATION_JSON, LINES);
        this.json = json;
    }

    @Override
    protected boolean supports(Class<?> type) {
        return type == Records.class;
    }

    @Override
    public boolean canRead(Type type, @Nullable Class<?> context, @Nullable MediaType mediaType) {
        return ResolvableType.forType(type).resolve() == Records.class && canRead(mediaType);
    }

    @Override
    public boolean canWrite(@Nullable Type type, Class<?> valueClass, @Nullable MediaType mediaType) {
        return LINES.isCompatibleWith(mediaType)
                && !MediaType.ALL.equals(mediaType)
                && List.class.isAssignableFrom(valueClass);
    }

    @Override
    public Records<?> read(Type type, @Nullable Class<?> context, HttpInputMessage body) throws IOException {
        if (body.getHeaders().getContentLength() > BoundedStream.MAX_BYTES) {
            throw BoundedStream.tooLarge();
        }
        Class<?> each = (Class<?>) ((ParameterizedType) type).getActualTypeArguments()[0];
        boolean lines = LINES.isCompatibleWith(body.getHeaders().getContentType());
        return Records.of(json, each, body.getBody(), lines);
    }

    @Override
    protected Records<?> readInternal(Class<?> type, HttpInputMessage body) {
        throw new UnsupportedOperationException("records of what?");
    }

    @Override
    protected void writeInternal(Object list, @Nullable Type type, HttpOutputMessage answer) throws IOException {
        for (Object each : (List<?>) list) {
            answer.getBody().write((json.writeValueAsString(each) + "\n").getBytes(StandardCharsets.UTF_8));
        }
    }
}

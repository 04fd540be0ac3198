package vn.liennganh.gateway.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyWriter;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectWriter;
import vn.liennganh.message.Json;

/**
 * Writes answers that are records or JSON trees; readers need none, since what comes in is signed
 * bytes.
 */
@Produces(MediaType.APPLICATION_JSON)
public final class JsonBodies implements MessageBodyWriter<Object> {

    private final ObjectWriter writer = writer();

    /** What writes an answer, for those that write it themselves. */
    public static ObjectWriter writer() {
        return Json.MAPPER
                .rebuild()
                .changeDefaultPropertyInclusion(
                        all -> all.withValueInclusion(JsonInclude.Include.ALWAYS))
                .build()
                .writer()
                .without(StreamWriteFeature.AUTO_CLOSE_TARGET);
    }

    @Override
    public boolean isWriteable(Class<?> type, Type generic, Annotation[] marks, MediaType media) {
        return type.isRecord() || JsonNode.class.isAssignableFrom(type);
    }

    @Override
    public void writeTo(
            Object value,
            Class<?> type,
            Type generic,
            Annotation[] marks,
            MediaType media,
            MultivaluedMap<String, Object> headers,
            OutputStream out) {
        writer.writeValue(out, value);
    }
}

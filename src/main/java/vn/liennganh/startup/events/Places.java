package vn.liennganh.startup.events;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.TokenStreamLocation;
import vn.liennganh.message.Json;

/** Where in a JSON text the fields stand that JSON Pointers name (RFC 6901). */
final class Places {

    /** Line and column from 1. */
    record Place(int line, int column) {}

    private final Map<String, Place> places = new LinkedHashMap<>();

    private Places() {}

    /** The places in a text; of a broken one, those before the break. */
    static Places in(byte[] json) {
        Places all = new Places();
        try (JsonParser parser = Json.MAPPER.createParser(json)) {
            if (parser.nextToken() != null) {
                all.walk(parser, "");
            }
        } catch (JacksonException broken) {
            // What was read until there can still be shown.
        }
        return all;
    }

    /** Of that field, or of the nearest one around it where it is missing. */
    Optional<Place> of(String pointer) {
        for (String at = pointer; ; at = at.substring(0, at.lastIndexOf('/'))) {
            if (places.containsKey(at)) {
                return Optional.of(places.get(at));
            }
            if (at.lastIndexOf('/') < 0) {
                return Optional.empty();
            }
        }
    }

    private void walk(JsonParser parser, String pointer) {
        TokenStreamLocation at = parser.currentTokenLocation();
        places.put(pointer, new Place(at.getLineNr(), at.getColumnNr()));
        if (parser.currentToken() == JsonToken.START_OBJECT) {
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                String name = parser.currentName().replace("~", "~0").replace("/", "~1");
                parser.nextToken();
                walk(parser, pointer + "/" + name);
            }
        } else if (parser.currentToken() == JsonToken.START_ARRAY) {
            int index = 0;
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                walk(parser, pointer + "/" + index++);
            }
        }
    }
}

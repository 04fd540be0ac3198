package vn.liennganh.coercion.operation;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/** Words as people write them: the same whatever the case, the blanks and the encoding. */
public final class Words {

    private Words() {}

    /** By which two ways of writing the same words are equal. */
    public static String key(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC)
                .strip()
                .replaceAll("\\s+", " ")
                .toLowerCase(Locale.ROOT);
    }

    static boolean same(String one, String other) {
        return key(one).equals(key(other));
    }

    static List<String> list(JsonNode array) {
        List<String> all = new ArrayList<>();
        array.forEach(one -> all.add(one.asString("")));
        return all;
    }
}

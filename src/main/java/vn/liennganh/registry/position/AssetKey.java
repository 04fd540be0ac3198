package vn.liennganh.registry.position;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import vn.liennganh.message.Sha256;

/**
 * By what an asset is known again, whoever writes of it: digests, so that neither lists nor rows
 * name anything. Writing with other blanks, marks or accents makes no other asset.
 */
public final class AssetKey {

    /** Characters of a digest. */
    public static final int LENGTH = 16;

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final char BARRED_D = '\u0110';

    private AssetKey() {}

    /**
     * The keys of an asset, the most telling first: a parcel by its number and by its certificate,
     * a vehicle by chassis, engine and plate, shares by the company and their owner.
     *
     * @param body with the asset and the debtor
     */
    public static List<String> of(JsonNode body) {
        JsonNode asset = body.path("asset");
        String kind = asset.path("kind").asString("");
        JsonNode one = asset.path(kind);
        List<String> keys = new ArrayList<>();
        switch (kind) {
            case "land" -> {
                add(
                        keys,
                        "parcel",
                        text(one, "parcelNumber"),
                        text(one, "mapSheet"),
                        text(one, "address"));
                add(keys, "certificate", text(one, "certificateNumber"));
            }
            case "vehicle" -> {
                add(keys, "chassis", text(one, "chassis"));
                add(keys, "engine", text(one, "engine"));
                add(keys, "plate", text(one, "plate"));
            }
            case "shares" -> add(keys, "shares", text(one, "enterpriseCode"), owner(body));
            default -> {
                add(keys, "registration", text(one, "registrationNumber"));
                if (keys.isEmpty()) {
                    add(keys, "description", text(one, "description"));
                }
            }
        }
        return keys;
    }

    private static void add(List<String> keys, String what, String... parts) {
        List<String> plain = new ArrayList<>();
        for (String part : parts) {
            plain.add(plain(part));
        }
        if (plain.stream().allMatch(String::isEmpty)) {
            return;
        }
        String all = what + "\n" + String.join("\n", plain);
        keys.add(Sha256.of(all.getBytes(StandardCharsets.UTF_8)).hex().substring(0, LENGTH));
    }

    /** Letters and digits alone, without accents, in capitals. */
    private static String plain(String text) {
        String apart =
                Normalizer.normalize(text.toUpperCase(Locale.ROOT), Normalizer.Form.NFD)
                        .replace(BARRED_D, 'D');
        return BETWEEN.matcher(MARKS.matcher(apart).replaceAll("")).replaceAll("");
    }

    private static String text(JsonNode json, String field) {
        return json.path(field).asString("");
    }

    private static String owner(JsonNode body) {
        TreeSet<String> all = new TreeSet<>();
        for (JsonNode one : body.path("debtor").path("identifiers")) {
            all.add(text(one, "type") + " " + text(one, "value"));
        }
        return String.join(" ", all);
    }
}

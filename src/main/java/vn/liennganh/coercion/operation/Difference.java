package vn.liennganh.coercion.operation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * One field in which two texts differ.
 *
 * @param pointer JSON Pointer into the body of the later text, or of the earlier one where the
 *     later leaves it out
 * @param before absent where the earlier text leaves it out
 * @param after absent where the later text leaves it out
 * @param reopens whether a consent to the earlier text is to be asked for again because of it
 */
public record Difference(
        String pointer, Optional<String> before, Optional<String> after, boolean reopens) {

    /** Numbers, dates and signers of the papers themselves say nothing about the operation. */
    private static final Set<String> PAPERS =
            Set.of("document", "plan", "approvedAt", "approvedBy", "planVersion", "version");

    /** What a plan calls what a consultation calls otherwise. */
    private static final Map<String, String> IN_A_PLAN =
            Map.of(
                    "/plannedAt", "/time",
                    "/peopleRequested", "/forceRequirement/people");

    private static final String EQUIPMENT = "/equipment/";
    private static final String PLANNED_EQUIPMENT = "/forceRequirement/equipment/";

    private static final Set<String> REOPENING =
            Set.of(
                    "plannedAt",
                    "time",
                    "place",
                    "measure",
                    "peopleRequested",
                    "forceRequirement",
                    "equipment",
                    "forcesMobilised");

    /** Field by field, in the order of the later text. */
    public static List<Difference> between(JsonNode earlier, JsonNode later) {
        boolean planned = later.has("time");
        boolean across = earlier.has("time") != planned;
        Map<String, String> before = leaves(earlier, across && planned);
        Map<String, String> after = leaves(later, across && !planned);
        Set<String> pointers = new LinkedHashSet<>(after.keySet());
        pointers.addAll(before.keySet());
        List<Difference> all = new ArrayList<>();
        for (String pointer : pointers) {
            Optional<String> was = Optional.ofNullable(before.get(pointer));
            Optional<String> is = Optional.ofNullable(after.get(pointer));
            // Of a plan and a consultation only what both speak of can be compared.
            if (!was.equals(is) && (!across || was.isPresent() && is.isPresent())) {
                all.add(
                        new Difference(
                                pointer, was, is, REOPENING.contains(names(pointer).get(0))));
            }
        }
        return all;
    }

    /** The key of its words in the bundle: the names in it, without places in lists. */
    public String wordKey() {
        StringBuilder key = new StringBuilder("coercion.field");
        for (String name : names(pointer)) {
            if (!name.chars().allMatch(Character::isDigit)) {
                key.append('-').append(name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT));
            }
        }
        return key.toString();
    }

    private static List<String> names(String pointer) {
        return List.of(pointer.substring(1).split("/"));
    }

    private static Map<String, String> leaves(JsonNode body, boolean asPlan) {
        Map<String, String> found = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> one : body.properties()) {
            if (!PAPERS.contains(one.getKey())) {
                collect("/" + one.getKey(), one.getValue(), found);
            }
        }
        if (!asPlan) {
            return found;
        }
        Map<String, String> planned = new LinkedHashMap<>();
        found.forEach((pointer, value) -> planned.put(planned(pointer), value));
        return planned;
    }

    private static String planned(String pointer) {
        return pointer.startsWith(EQUIPMENT)
                ? PLANNED_EQUIPMENT + pointer.substring(EQUIPMENT.length())
                : IN_A_PLAN.getOrDefault(pointer, pointer);
    }

    private static void collect(String pointer, JsonNode value, Map<String, String> found) {
        if (value.isObject()) {
            value.properties()
                    .forEach(one -> collect(pointer + "/" + one.getKey(), one.getValue(), found));
        } else if (value.isArray()) {
            for (int i = 0; i < value.size(); i++) {
                collect(pointer + "/" + i, value.path(i), found);
            }
        } else {
            found.put(pointer, value.asString(""));
        }
    }
}

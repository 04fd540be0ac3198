package vn.liennganh.partner.scenario;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import vn.liennganh.message.AgencyId;

/**
 * A story: who plays, what happens in which order, and what is expected to follow.
 *
 * @param name the procedure, which is the file's name
 * @param titles by language, {@code vi} and {@code en}
 * @param actors agencies by the name that the story gives them
 */
public record Scenario(
        Path file,
        String name,
        Map<String, String> titles,
        Map<String, AgencyId> actors,
        List<Step> steps) {

    public Scenario {
        titles = Map.copyOf(titles);
        actors = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(actors));
        steps = List.copyOf(steps);
    }

    /** Its title in that language. */
    public String title(Locale language) {
        return titles.getOrDefault(language.getLanguage(), name);
    }
}

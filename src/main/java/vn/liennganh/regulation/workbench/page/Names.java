package vn.liennganh.regulation.workbench.page;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import vn.liennganh.message.Text;
import vn.liennganh.message.Texts;
import vn.liennganh.regulation.Bilingual;
import vn.liennganh.regulation.workbench.sheet.LimitSheet;
import vn.liennganh.yaml.YamlMap;
import vn.liennganh.yaml.YamlReader;

/** What ids are called in both languages, and what values of policy are, read from config. */
public final class Names {

    private final Map<String, Bilingual> kinds = new LinkedHashMap<>();
    private final Map<String, Bilingual> groups = new LinkedHashMap<>();
    private final Map<String, LimitSheet> policies = new LinkedHashMap<>();

    private Names() {}

    public static Names of(Path config) {
        Names names = new Names();
        YamlMap words = YamlReader.read(config.resolve("agencies/vocabulary.yaml")).map("kinds");
        words.keys().forEach(kind -> names.kinds.put(kind, title(words.map(kind))));
        Path groups = config.resolve("regulations/groups.yaml");
        if (Files.exists(groups)) {
            YamlReader.read(groups)
                    .maps("groups")
                    .forEach(group -> names.groups.put(group.string("sign"), title(group)));
        }
        YamlReader.read(config.resolve("regulations/policy.yaml"))
                .maps("values")
                .forEach(value -> names.policies.put(value.string("id"), limit(value)));
        return names;
    }

    private static Bilingual title(YamlMap map) {
        return new Bilingual(map.string("vi"), map.string("en"));
    }

    private static LimitSheet limit(YamlMap value) {
        for (String key : value.keys()) {
            if (value.value(key).isMap() || List.of("id", "vi", "en", "code").contains(key)) {
                continue;
            }
            if (!key.equals("dong")) {
                return new LimitSheet(key, value.integer(key), Optional.empty());
            }
        }
        return new LimitSheet("amount", 0, Optional.empty());
    }

    /** The value of a policy as a limit; the limit itself where it names none. */
    public LimitSheet valued(LimitSheet limit) {
        return limit.policy().map(policies::get).orElse(limit);
    }

    /** Signs of groups with their titles, in the order of the catalogue. */
    public Map<String, Bilingual> groups() {
        return groups;
    }

    public String kind(String id, Locale locale) {
        return Optional.ofNullable(kinds.get(id)).map(name -> name.in(locale)).orElse(id);
    }

    /** All kinds of a set; "every participant" for the empty one. */
    public String kinds(Collection<String> ids, Locale locale) {
        if (ids.isEmpty()) {
            return text("workbench.any-kind", locale);
        }
        List<String> names = new ArrayList<>();
        ids.forEach(id -> names.add(kind(id, locale)));
        return String.join("; ", names);
    }

    public String role(String id, Locale locale) {
        return word("workbench.role." + id, id, locale);
    }

    public String capacity(String id, Locale locale) {
        return id.equals("*")
                ? text("workbench.any-official", locale)
                : word("workbench.capacity." + id, id, locale);
    }

    /** A limit in words, "immediately" and the office's own marked as such. */
    public String limit(LimitSheet limit, Locale locale) {
        LimitSheet value = valued(limit);
        String words = word("workbench.unit." + value.unit(), value.unit(), locale, value.amount());
        return limit.policy().isPresent() ? text("workbench.policy", locale, words) : words;
    }

    public String event(String event, Locale locale) {
        return word("workbench.event." + event, event, locale);
    }

    static String text(String key, Locale locale, Object... args) {
        return Texts.render(Text.of(key, args), locale);
    }

    /** The sentence of a key, or the word itself where the bundle has none. */
    private static String word(String key, String otherwise, Locale locale, Object... args) {
        String text = text(key, locale, args);
        return text.startsWith(key) ? otherwise.replace('-', ' ') : text;
    }
}

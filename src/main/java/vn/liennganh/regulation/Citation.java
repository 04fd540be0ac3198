package vn.liennganh.regulation;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import vn.liennganh.message.Text;
import vn.liennganh.message.Texts;

/**
 * Where a rule comes from, and how surely we know it.
 *
 * @param clause absent where the whole article is meant
 * @param point never shown unless the text itself was read clean
 * @param checkedBy who compared it with the official text, absent until somebody has
 */
public record Citation(
        Bilingual instrument,
        Optional<String> article,
        Optional<String> clause,
        Optional<String> point,
        Code code,
        Optional<String> checkedBy,
        Optional<LocalDate> checkedOn) {

    /** How surely a citation is known, which decides how it may be shown. */
    public enum Code {
        /** The text was read. */
        S,
        /** Read in a scanned copy: articles and clauses are sure, points are not. */
        SO,
        /** Seen second-hand only: never shown. */
        S2,
        /** The law before 1 July 2026: shown as such. */
        OLD,
        /** Inferred: the office's policy, not law. */
        INF,
        /** From memory: never shown. */
        M,
        /** Practice: the office's policy, not law. */
        PRAC;

        /** As catalogues write it: {@code So}, otherwise the name. */
        public String label() {
            return this == SO ? "So" : name();
        }
    }

    /** The citation as people may see it; empty where it must not be shown. */
    public Optional<String> shown(Locale locale) {
        return switch (code) {
            case S2, M -> Optional.empty();
            case INF, PRAC ->
                    Optional.of(Texts.render(Text.of("regulation.citation.policy"), locale));
            case OLD ->
                    Optional.of(
                            Texts.render(
                                    Text.of("regulation.citation.old", place(locale, false)),
                                    locale));
            case S -> Optional.of(marked(place(locale, true), locale));
            case SO -> Optional.of(marked(place(locale, false), locale));
        };
    }

    private String marked(String place, Locale locale) {
        String key =
                checkedBy.isPresent()
                        ? "regulation.citation.checked"
                        : "regulation.citation.unchecked";
        return Texts.render(Text.of(key, place), locale);
    }

    private String place(Locale locale, boolean withPoint) {
        String name = instrument.in(locale);
        if (article.isEmpty()) {
            return name;
        }
        if (clause.isEmpty()) {
            return Texts.render(
                    Text.of("regulation.citation.article", name, article.get()), locale);
        }
        if (!withPoint || point.isEmpty()) {
            return Texts.render(
                    Text.of("regulation.citation.clause", name, article.get(), clause.get()),
                    locale);
        }
        return Texts.render(
                Text.of(
                        "regulation.citation.point",
                        name,
                        article.get(),
                        clause.get(),
                        point.get()),
                locale);
    }
}

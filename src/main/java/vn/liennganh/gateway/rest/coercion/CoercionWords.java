package vn.liennganh.gateway.rest.coercion;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;
import vn.liennganh.message.MessageType;
import vn.liennganh.message.Text;
import vn.liennganh.message.Texts;
import vn.liennganh.message.WireTime;
import vn.liennganh.message.language.Languages;
import vn.liennganh.regulation.Bilingual;
import vn.liennganh.regulation.Edition;
import vn.liennganh.regulation.RuleBook;

/** Names things in the reader's language: the procedure's words are the rule book's. */
@Component
class CoercionWords {

    private static final String PROCEDURE = "coercion-security";

    private final RuleBook rules;
    private final Clock clock;

    /** For one reader. */
    record Reader(Locale locale, Optional<Edition> edition) {

        String say(String key, Object... args) {
            return Texts.render(Text.of(key, args), locale);
        }

        /** A text that something below has already named. */
        String say(Text text) {
            return Texts.render(text, locale);
        }

        String state(String word) {
            return edition.map(one -> one.states().get(word))
                    .map(one -> one.in(locale))
                    .orElse(word);
        }

        /** The title of a message of the procedure. */
        String message(String type) {
            return edition.map(one -> one.messages().get(new MessageType(PROCEDURE + "." + type)))
                    .map(one -> one.title())
                    .map((Bilingual title) -> title.in(locale))
                    .orElse(type);
        }
    }

    CoercionWords(RuleBook rules, Clock clock) {
        this.rules = rules;
        this.clock = clock;
    }

    Reader of(HttpServletRequest request) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), WireTime.ZONE);
        return new Reader(
                Languages.of(request.getHeader("Accept-Language")),
                rules.edition(PROCEDURE, today));
    }
}

package vn.liennganh.gateway.rest.freeze;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BinaryOperator;
import org.springframework.stereotype.Component;
import vn.liennganh.message.WireTime;
import vn.liennganh.message.language.Languages;
import vn.liennganh.regulation.Bilingual;
import vn.liennganh.regulation.Edition;
import vn.liennganh.regulation.RuleBook;

/** Names states in the reader's language, in the words of the procedures that are in force. */
@Component
class FreezeWords {

    private final RuleBook rules;
    private final Clock clock;

    FreezeWords(RuleBook rules, Clock clock) {
        this.rules = rules;
        this.clock = clock;
    }

    /** From a procedure and a state's word to its title; the word where no rule knows it. */
    BinaryOperator<String> all(HttpServletRequest request) {
        Locale locale = Languages.of(request.getHeader("Accept-Language"));
        LocalDate today = LocalDate.ofInstant(clock.instant(), WireTime.ZONE);
        return (procedure, word) ->
                Optional.ofNullable(states(procedure, today).get(word))
                        .map(one -> one.in(locale))
                        .orElse(word);
    }

    private Map<String, Bilingual> states(String procedure, LocalDate today) {
        return rules.edition(procedure, today).map(Edition::states).orElse(Map.of());
    }
}

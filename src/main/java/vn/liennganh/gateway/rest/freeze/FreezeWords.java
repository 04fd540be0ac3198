package vn.liennganh.gateway.rest.freeze;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.springframework.stereotype.Component;
import vn.liennganh.message.WireTime;
import vn.liennganh.message.language.Languages;
import vn.liennganh.regulation.Bilingual;
import vn.liennganh.regulation.Edition;
import vn.liennganh.regulation.RuleBook;

/** Names states in the reader's language, in the words of the procedure that is in force. */
@Component
class FreezeWords {

    private final RuleBook rules;
    private final Clock clock;

    FreezeWords(RuleBook rules, Clock clock) {
        this.rules = rules;
        this.clock = clock;
    }

    UnaryOperator<String> titles(HttpServletRequest request) {
        Locale locale = Languages.of(request.getHeader("Accept-Language"));
        LocalDate today = LocalDate.ofInstant(clock.instant(), WireTime.ZONE);
        Map<String, Bilingual> states =
                rules.edition("account-freeze", today).map(Edition::states).orElse(Map.of());
        return word ->
                Optional.ofNullable(states.get(word)).map(one -> one.in(locale)).orElse(word);
    }
}

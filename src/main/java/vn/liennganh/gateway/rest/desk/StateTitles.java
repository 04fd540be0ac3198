package vn.liennganh.gateway.rest.desk;

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
public class StateTitles {

    private final RuleBook rules;
    private final Clock clock;

    StateTitles(RuleBook rules, Clock clock) {
        this.rules = rules;
        this.clock = clock;
    }

    /** From a state's word to its title; the word itself where no rule knows it. */
    public UnaryOperator<String> of(String procedure, HttpServletRequest request) {
        Locale locale = Languages.of(request.getHeader("Accept-Language"));
        LocalDate today = LocalDate.ofInstant(clock.instant(), WireTime.ZONE);
        Map<String, Bilingual> states =
                rules.edition(procedure, today).map(Edition::states).orElse(Map.of());
        return word ->
                Optional.ofNullable(states.get(word)).map(one -> one.in(locale)).orElse(word);
    }
}

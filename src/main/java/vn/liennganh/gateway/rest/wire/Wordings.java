package vn.liennganh.gateway.rest.wire;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import org.springframework.stereotype.Component;
import vn.liennganh.message.language.Languages;
import vn.liennganh.regulation.RuleBook;

/** Words duties for one request: in its language, at its moment. */
@Component
public class Wordings {

    private final RuleBook rules;
    private final Clock clock;

    Wordings(RuleBook rules, Clock clock) {
        this.rules = rules;
        this.clock = clock;
    }

    public DutyWording of(HttpServletRequest request) {
        return new DutyWording(
                rules, Languages.of(request.getHeader("Accept-Language")), clock.instant());
    }
}

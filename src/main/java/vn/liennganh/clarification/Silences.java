package vn.liennganh.clarification;

import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Service;
import vn.liennganh.clarification.position.Asking;
import vn.liennganh.exchange.ExchangeBook;
import vn.liennganh.regulation.Citation;
import vn.liennganh.regulation.Duty;
import vn.liennganh.regulation.Obligation;
import vn.liennganh.regulation.RuleBook;

/**
 * Who has let the term of an answer pass, as the exchange counts it, and what the law says follows.
 * The law seen gives no appeal to the superior court for silence.
 */
@Service
public class Silences {

    /** How a case may go on without an answer. */
    public enum End {
        /** Attached property that is not as the judgment has it: by its actual state. */
        ACTUAL_STATE("60"),
        /** Any other case: the ground for postponement ends and enforcement goes on. */
        GROUND_ENDS("46");

        private final String article;

        End(String article) {
            this.article = article;
        }

        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }
    }

    /**
     * An answer that did not come in time.
     *
     * @param duty that was not fulfilled
     * @param citation of the end; empty under a rule that names none
     */
    public record Silence(Obligation duty, End end, Optional<Citation> citation) {}

    private static final Set<String> ANSWER = Set.of("judgment-clarification.answer");

    private final ExchangeBook exchanges;
    private final RuleBook rules;

    Silences(ExchangeBook exchanges, RuleBook rules) {
        this.exchanges = exchanges;
        this.rules = rules;
    }

    /** Empty while the term runs, and when everything is answered. */
    public Optional<Silence> of(Asking asking) {
        return exchanges.find(asking.exchange()).stream()
                .flatMap(one -> one.obligations().stream())
                .filter(one -> ANSWER.contains(one.owes()))
                .filter(one -> one.status() == Obligation.Status.OVERDUE)
                .findFirst()
                .map(duty -> silence(asking, duty));
    }

    private Silence silence(Asking asking, Obligation duty) {
        End end = asking.attachedProperty() ? End.ACTUAL_STATE : End.GROUND_ENDS;
        return new Silence(
                duty,
                end,
                rules.duty(duty.rule()).flatMap(Duty::effect).stream()
                        .flatMap(effect -> effect.citations().stream())
                        .filter(one -> one.article().equals(Optional.of(end.article)))
                        .findFirst());
    }
}

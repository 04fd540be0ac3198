package vn.liennganh.credit;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import vn.liennganh.credit.interest.Interest;
import vn.liennganh.credit.interest.InterestRule;
import vn.liennganh.credit.position.Claim;
import vn.liennganh.credit.position.CreditCase;
import vn.liennganh.desk.Draft;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.Json;

/** Reckons a bank's interest and writes the statement that both sides sign. */
@Service
public class InterestDrafts {

    private static final int SOURCE_MAX = 500;

    /**
     * What is asked.
     *
     * @param rules in the place of those of the package; none for those
     * @param balances in the place of the principal of the package; none for that
     * @param penalty in the place of the office's policy
     */
    public record Question(
            LocalDate asOf,
            List<InterestRule> rules,
            List<Interest.Balance> balances,
            Optional<Interest.Penalty> penalty) {}

    /** The interest, and the statement to be signed. */
    public record Reckoned(Interest.Statement statement, Interest.Penalty penalty, Draft draft) {}

    private final CreditPolicy policy;

    InterestDrafts(CreditPolicy policy) {
        this.policy = policy;
    }

    /**
     * Reckons by the claim's rules or those of the question.
     *
     * @param bySelf whether the bank itself draws the statement up
     * @throws IllegalArgumentException where it takes more periods than a statement holds
     */
    public Reckoned reckon(CreditCase one, Claim claim, Question question, boolean bySelf) {
        Interest.Penalty penalty = question.penalty().orElse(policy.penalty());
        List<InterestRule> rules = question.rules().isEmpty() ? claim.rules() : question.rules();
        List<Interest.Balance> balances =
                question.balances().isEmpty() ? principal(claim, rules) : question.balances();
        Interest.Statement made =
                new Interest(policy.daysInYear(), penalty)
                        .statement(rules, balances, question.asOf());
        AgencyId to = bySelf ? one.key().agency() : claim.by();
        return new Reckoned(made, penalty, draft(one, claim, rules, made, to));
    }

    private static List<Interest.Balance> principal(Claim claim, List<InterestRule> rules) {
        return rules.stream()
                .map(InterestRule::from)
                .min(LocalDate::compareTo)
                .map(from -> List.of(new Interest.Balance(from, claim.principal())))
                .orElse(List.of());
    }

    private static Draft draft(
            CreditCase one,
            Claim claim,
            List<InterestRule> rules,
            Interest.Statement made,
            AgencyId to) {
        ObjectNode body = Json.MAPPER.createObjectNode();
        body.set("judgment", claim.judgment().deepCopy());
        body.put("asOf", made.asOf().toString());
        ArrayNode periods = body.putArray("periods");
        for (Interest.Line line : made.lines()) {
            ObjectNode period =
                    periods.addObject()
                            .put("from", line.from().toString())
                            .put("to", line.to().toString())
                            .put("annualRate", line.annualRate());
            CreditDrafts.money(period, "principal", line.principal());
            CreditDrafts.money(period, "amount", line.amount());
        }
        CreditDrafts.money(body, "total", made.total());
        List<String> missing = new ArrayList<>();
        if (made.lines().isEmpty()) {
            missing.add("/periods");
        }
        String source =
                rules.stream()
                        .map(InterestRule::source)
                        .filter(text -> !text.isEmpty())
                        .distinct()
                        .collect(Collectors.joining("; "));
        if (source.isEmpty() || source.length() > SOURCE_MAX) {
            missing.add("/source");
        } else {
            body.put("source", source);
        }
        return CreditDrafts.draft(
                "interest-statement",
                to,
                Optional.empty(),
                one.key().number(),
                List.of(),
                body,
                missing);
    }
}

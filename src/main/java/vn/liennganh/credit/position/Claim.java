package vn.liennganh.credit.position;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import vn.liennganh.credit.interest.InterestRule;
import vn.liennganh.desk.Heard;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.Json;

/**
 * What a bank says it is owed in a case: its line of a package, and what the agency answered.
 *
 * @param exchange of the package
 * @param by the office of the bank that sent it
 * @param judgment the block as the bank wrote it, to be quoted in drafts
 * @param debtors their names
 * @param principal whole dong
 */
public record Claim(
        UUID exchange,
        AgencyId by,
        Instant at,
        String packageNumber,
        ObjectNode judgment,
        List<String> debtors,
        long principal,
        List<InterestRule> rules,
        List<Collateral> collateral,
        LocalDate claimAsOf,
        String branch,
        Outcome outcome,
        Optional<Instant> answeredAt,
        String competent,
        String note) {

    /** What the agency says of the case. */
    public enum Outcome {
        OPEN,
        ACCEPTED,
        UNKNOWN,
        NOT_COMPETENT;

        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** A security; its certificate's number is empty where the bank names none. */
    public record Collateral(String kind, String certificateNumber, String holderOfPapers) {}

    public Claim {
        debtors = List.copyOf(debtors);
        rules = List.copyOf(rules);
        collateral = List.copyOf(collateral);
    }

    /** The line of a package. */
    static Claim of(Heard heard, JsonNode line) {
        List<String> debtors = new ArrayList<>();
        line.path("debtorGroup").forEach(one -> debtors.add(one.path("name").asString("")));
        List<InterestRule> rules = new ArrayList<>();
        line.path("interestRules").forEach(one -> rules.add(InterestRule.of(one)));
        List<Collateral> collateral = new ArrayList<>();
        line.path("collateral")
                .forEach(
                        one ->
                                collateral.add(
                                        new Collateral(
                                                one.path("kind").asString(""),
                                                one.path("certificateNumber").asString(""),
                                                one.path("holderOfPapers").asString(""))));
        return new Claim(
                heard.exchange(),
                heard.from(),
                heard.at(),
                heard.text("packageNumber"),
                line.path("judgment") instanceof ObjectNode block
                        ? block.deepCopy()
                        : Json.MAPPER.createObjectNode(),
                debtors,
                line.path("principal").path("amount").asLong(0),
                rules,
                collateral,
                LocalDate.parse(line.path("claimAsOf").asString()),
                line.path("branch").asString(""),
                Outcome.OPEN,
                Optional.empty(),
                "",
                "");
    }

    Claim answered(Heard heard, JsonNode answer) {
        Outcome said =
                switch (answer.path("outcome").asString("")) {
                    case "accepted" -> Outcome.ACCEPTED;
                    case "not-competent" -> Outcome.NOT_COMPETENT;
                    default -> Outcome.UNKNOWN;
                };
        return new Claim(
                exchange,
                by,
                at,
                packageNumber,
                judgment,
                debtors,
                principal,
                rules,
                collateral,
                claimAsOf,
                branch,
                said,
                Optional.of(heard.at()),
                answer.path("competentAgency").asString(""),
                answer.path("note").asString(""));
    }
}

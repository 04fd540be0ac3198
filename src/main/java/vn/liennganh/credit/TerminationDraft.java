package vn.liennganh.credit;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import vn.liennganh.credit.position.CreditCase;
import vn.liennganh.credit.position.Item;
import vn.liennganh.desk.Draft;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.Json;
import vn.liennganh.message.MessageType;

/** Writes the decision that ends enforcement because the bank consents (L48.4). */
final class TerminationDraft {

    private static final MessageType TYPE = new MessageType("enforcement-decision.termination");
    private static final List<String> OF_THE_HEAD =
            List.of(
                    "/decision/number",
                    "/decision/issuer",
                    "/decision/signerName",
                    "/decision/signerCapacity",
                    "/decision/legalBasis");

    private TerminationDraft() {}

    /**
     * @param said what the bank's consent says
     * @param debtor where the package names one alone
     * @param procuracy that gets the decision
     * @param measures the block {@code liveMeasures}; asked where the whole enforcement ends
     */
    static Draft of(
            CreditCase one,
            Item consent,
            JsonNode said,
            Optional<JsonNode> debtor,
            AgencyId procuracy,
            LocalDate today,
            Supplier<ObjectNode> measures) {
        ObjectNode body = Json.MAPPER.createObjectNode();
        body.putObject("decision")
                .put("date", today.toString())
                .put("kind", CreditDrafts.said("credit.termination-kind"));
        body.set("judgment", said.path("judgment").deepCopy());
        body.set("enforcementDecision", said.path("enforcementDecision").deepCopy());
        List<String> missing = new ArrayList<>(OF_THE_HEAD);
        debtor.ifPresentOrElse(
                block -> body.set("debtor", block.deepCopy()), () -> missing.add("/debtor"));
        body.put("groundKind", "creditor-consent");
        body.put("ground", CreditDrafts.said("credit.termination-ground"));
        consent.on().ifPresent(day -> body.put("groundArisenOn", day.toString()));
        if (said.path("scope").asString("").equals("part")) {
            body.put("scope", "part");
            // Which measures end with a part of the obligation, the office says.
            missing.addAll(List.of("/terminatedPart", "/liveMeasures"));
        } else {
            body.put("scope", "all").set("liveMeasures", measures.get());
            missing.addAll(unnumbered(body.path("liveMeasures")));
        }
        return new Draft(
                TYPE,
                List.of(procuracy),
                Optional.empty(),
                one.key().number(),
                List.of(consent.exchange()),
                body,
                missing);
    }

    /** Urgent minutes carry no number of a decision; the office knows by now whether one came. */
    private static List<String> unnumbered(JsonNode measures) {
        List<String> missing = new ArrayList<>();
        measures.properties()
                .forEach(
                        list -> {
                            for (int i = 0; i < list.getValue().size(); i++) {
                                if (!list.getValue().path(i).has("decisionNumber")) {
                                    missing.add(
                                            "/liveMeasures/%s/%d/decisionNumber"
                                                    .formatted(list.getKey(), i));
                                }
                            }
                        });
        return missing;
    }
}

package vn.liennganh.gateway.rest.desk;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import vn.liennganh.desk.Desks;
import vn.liennganh.desk.Heard;
import vn.liennganh.desk.Viewing;
import vn.liennganh.freeze.FreezeBook;
import vn.liennganh.freeze.position.Hold;
import vn.liennganh.freeze.position.OtherMeasure;
import vn.liennganh.freeze.position.Others;
import vn.liennganh.freeze.position.Position;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.Json;

/**
 * The measures of a case that stand, written the way a decision on the case names them. They lapse
 * with the decision (L95.1), and nobody should have to remember which there were.
 */
@Component
public class LiveMeasures {

    private static final String FREEZES = "accountFreezes";
    private static final String REGISTRATIONS = "registrationSuspensions";

    /** The list of the block {@code liveMeasures} for each procedure. */
    private static final Map<String, String> LISTS =
            Map.of(
                    "registration-suspension", REGISTRATIONS,
                    "income-deduction", "incomeDeductions",
                    "securities-freeze", "securitiesFreezes",
                    "asset-freeze", "assetFreezes",
                    "temporary-seizure", "temporarySeizures",
                    "asset-exploitation", "assetExploitations",
                    "exit-suspension", "exitSuspensions",
                    "third-party-collection", "thirdPartyCollections");

    /** Where a measure does not simply lapse, but ends by a decision of its own. */
    private static final Map<String, String> ENDINGS =
            Map.of("exit-suspension", "cancellation", "third-party-collection", "withdrawal");

    /** Let go by a decision already; only the report is still to come. */
    private static final Set<String> LET_GO =
            Set.of("release-sent", "termination-sent", "cancellation-sent");

    private final Viewing viewing;
    private final FreezeBook freezes;
    private final Desks desks;

    LiveMeasures(Viewing viewing, FreezeBook freezes, Desks desks) {
        this.viewing = viewing;
        this.freezes = freezes;
        this.desks = desks;
    }

    /**
     * The block {@code liveMeasures} of the viewer's own case, as the freeze desk knows it now. A
     * measure that rests on minutes alone has no {@code decisionNumber}; one that no message of the
     * hub has told of is not there.
     *
     * @param agency whose case it is: the viewer, or one that it carries on for. A number alone
     *     names another case of each
     */
    public ObjectNode of(AgencyId viewer, AgencyId agency, String number) {
        ObjectNode block = Json.MAPPER.createObjectNode();
        block.putArray(FREEZES);
        block.putArray(REGISTRATIONS);
        viewing.ownCase(freezes, viewer, number, Optional.empty()).stream()
                .filter(one -> one.matter().agency().equals(agency))
                .forEach(one -> add(block, one.content()));
        return block;
    }

    private void add(ObjectNode block, Position position) {
        for (Hold one : position.holds()) {
            if (!one.state().over()) {
                desks.message(one.measure())
                        .filter(LiveMeasures::freezes)
                        .ifPresent(
                                it ->
                                        put(
                                                block,
                                                FREEZES,
                                                one.measure(),
                                                one.holder(),
                                                decision(it)));
            }
        }
        for (OtherMeasure one : position.others()) {
            Optional<String> list = Optional.ofNullable(LISTS.get(one.procedure()));
            if (list.isPresent() && stands(one)) {
                put(block, list.get(), one.measure(), one.holder(), one.decision());
            }
        }
    }

    /** Whether it could still be told that it ends: what was sold or paid ends by nothing more. */
    private static boolean stands(OtherMeasure one) {
        String ending = ENDINGS.getOrDefault(one.procedure(), "lapse-notice");
        return !LET_GO.contains(one.state())
                && Others.courses()
                        .get(one.procedure())
                        .moves()
                        .getOrDefault(ending, List.of())
                        .stream()
                        .anyMatch(move -> move.from().contains(one.state()));
    }

    /** A deduction from an account that was never frozen holds nothing that could lapse. */
    private static boolean freezes(Heard order) {
        return order.envelope().type().procedure().equals("account-freeze");
    }

    private static String decision(Heard order) {
        return order.body().path("decision").path("number").asString("");
    }

    private static void put(
            ObjectNode block, String list, UUID measure, AgencyId holder, String decision) {
        ArrayNode all = block.path(list) instanceof ArrayNode there ? there : block.putArray(list);
        ObjectNode one =
                all.addObject().put("measure", measure.toString()).put("holder", holder.value());
        if (!decision.isEmpty()) {
            one.put("decisionNumber", decision);
        }
    }
}

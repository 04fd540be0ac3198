package vn.liennganh.coercion;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import vn.liennganh.coercion.operation.Commitment;
import vn.liennganh.coercion.operation.Consent;
import vn.liennganh.coercion.operation.Operation;
import vn.liennganh.coercion.operation.Terms;
import vn.liennganh.coercion.plan.DayOffer;
import vn.liennganh.coercion.plan.OfficePolicy;
import vn.liennganh.coercion.plan.Settlement;
import vn.liennganh.desk.Desks;
import vn.liennganh.desk.Draft;
import vn.liennganh.legaltime.LegalClock;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.Json;
import vn.liennganh.message.MessageType;
import vn.liennganh.message.Text;
import vn.liennganh.message.Texts;
import vn.liennganh.message.WireTime;

/**
 * Writes what somebody may want to send next. Whether the police agree it never writes: that is for
 * a person to say.
 */
@Service
public class CoercionDrafts {

    private static final int LOOK_AHEAD_DAYS = 60;

    /** As many as one proposal names. */
    private static final int TIMES = 3;

    private final CoercionPlanning planning;
    private final OfficePolicy policy;
    private final Desks desks;

    CoercionDrafts(CoercionPlanning planning, OfficePolicy policy, Desks desks) {
        this.planning = planning;
        this.policy = policy;
        this.desks = desks;
    }

    /**
     * What an agency may send next; nothing where it is nobody's turn.
     *
     * @param seen the operation as it sees it
     */
    public List<Draft> of(AgencyId viewer, Operation seen) {
        Optional<Terms> terms = seen.terms();
        if (terms.isEmpty()) {
            return List.of();
        }
        List<Draft> drafts = new ArrayList<>();
        if (viewer.equals(seen.key().agency())) {
            newVersion(seen).ifPresent(drafts::add);
            settlement(seen).ifPresent(drafts::add);
        } else if (seen.police().contains(viewer) && !seen.over()) {
            if (awaited(seen, viewer)) {
                drafts.add(reply(seen, viewer, terms.get()));
                otherTime(seen, terms.get()).ifPresent(drafts::add);
            }
            protection(seen, viewer, terms.get()).ifPresent(drafts::add);
        }
        return drafts;
    }

    private static boolean awaited(Operation seen, AgencyId viewer) {
        return seen.consents().stream()
                .filter(one -> one.agency().equals(viewer))
                .map(Consent::status)
                .anyMatch(one -> one == Consent.Status.AWAITED || one == Consent.Status.REOPENED);
    }

    private Draft reply(Operation seen, AgencyId viewer, Terms terms) {
        boolean consulted =
                seen.all("consultation").stream().anyMatch(one -> one.to().contains(viewer));
        ObjectNode body = Json.MAPPER.createObjectNode();
        body.put("planVersion", seen.version());
        List<String> missing = new ArrayList<>(List.of("/outcome"));
        if (terms.people().isPresent()) {
            int free = planning.free(viewer, seen.exchange(), terms.time());
            body.put("peopleCommitted", Math.min(terms.people().get(), free));
        } else {
            missing.add("/peopleCommitted");
        }
        Optional<Commitment> before = said(seen, viewer);
        if (before.isPresent() && !before.get().commanders().isEmpty()) {
            body.put("unit", before.get().unit());
            commander(body.putObject("commander"), before.get().commanders().get(0));
        } else {
            missing.add("/unit");
            missing.add("/commander");
        }
        return draft(seen, consulted ? "consultation-reply" : "provincial-reply", body, missing);
    }

    /** What it committed when it last spoke, whatever became of that. */
    private static Optional<Commitment> said(Operation seen, AgencyId police) {
        return seen.all("consultation-reply", "provincial-reply").stream()
                .filter(one -> one.from().equals(police))
                .flatMap(one -> one.commitment().stream())
                .reduce((earlier, later) -> later);
    }

    /** Where the day does not suit: the next three that do. */
    private Optional<Draft> otherTime(Operation seen, Terms terms) {
        LocalDate day = LegalClock.day(terms.time());
        List<DayOffer> offers =
                planning.dates(
                        seen.key().agency(),
                        CoercionPlanning.wish(seen),
                        day,
                        day.plusDays(LOOK_AHEAD_DAYS));
        DayOffer wanted = offers.get(0);
        if (wanted.feasible()) {
            return Optional.empty();
        }
        List<String> suits =
                offers.stream()
                        .filter(DayOffer::feasible)
                        .limit(TIMES)
                        .map(one -> WireTime.seconds(one.at()))
                        .toList();
        if (suits.isEmpty()) {
            return Optional.empty();
        }
        ObjectNode body = Json.MAPPER.createObjectNode();
        body.put("planVersion", seen.version());
        body.put("proposedAt", suits.get(0));
        if (suits.size() > 1) {
            ArrayNode others = body.putArray("alternatives");
            suits.stream().skip(1).forEach(others::add);
        }
        body.put(
                "reason",
                wanted.against().stream()
                        .map(CoercionDrafts::said)
                        .collect(Collectors.joining("; ")));
        List<String> missing = new ArrayList<>();
        told(terms.forces(), "forcesMobilised", body, missing);
        told(terms.beneficiary(), "policyBeneficiary", body, missing);
        return Optional.of(draft(seen, "time-proposal", body, missing));
    }

    /** What the drafter was told; anything else is for a person to say. */
    private static void told(
            Optional<Boolean> fact, String field, ObjectNode body, List<String> missing) {
        fact.ifPresentOrElse(said -> body.put(field, said), () -> missing.add("/" + field));
    }

    private static Optional<Draft> protection(Operation seen, AgencyId viewer, Terms terms) {
        boolean planned = seen.text().filter(one -> one.is("plan")).isPresent();
        boolean drawn =
                seen.all("protection-plan").stream()
                        .anyMatch(
                                one ->
                                        one.from().equals(viewer)
                                                && one.version() == seen.version());
        if (!planned || drawn) {
            return Optional.empty();
        }
        ObjectNode body = Json.MAPPER.createObjectNode();
        body.put("planVersion", seen.version());
        body.put("purpose", said(Text.of("coercion.draft-purpose")));
        Optional<Commitment> forces = said(seen, viewer);
        Optional<Integer> people = forces.map(Commitment::people).or(terms::people);
        people.ifPresent(many -> body.put("forces", many));
        ArrayNode commanders = body.putArray("commanders");
        ArrayNode equipment = body.putArray("equipment");
        forces.ifPresent(
                one -> {
                    one.commanders().forEach(each -> commander(commanders.addObject(), each));
                    if (!one.vehicles().isEmpty()) {
                        ArrayNode vehicles = body.putArray("vehicles");
                        one.vehicles().forEach(vehicles::add);
                    }
                });
        terms.equipment().forEach(equipment::add);
        List<String> missing =
                new ArrayList<>(
                        List.of(
                                "/document",
                                "/drawnUpOn",
                                "/tasks",
                                "/reserve",
                                "/situations",
                                "/signals",
                                "/communication",
                                "/map"));
        if (people.isEmpty()) {
            missing.add("/forces");
        }
        if (commanders.isEmpty()) {
            missing.add("/commanders");
        }
        return Optional.of(draft(seen, "protection-plan", body, missing));
    }

    /** The consultation again, with the time on which both agreed. */
    private Optional<Draft> newVersion(Operation seen) {
        return seen.agreedTime()
                .flatMap(
                        time ->
                                seen.last("consultation")
                                        .flatMap(one -> desks.message(one.message()))
                                        .map(
                                                said -> {
                                                    ObjectNode body = said.body().deepCopy();
                                                    body.put("planVersion", seen.version() + 1);
                                                    body.put("plannedAt", WireTime.seconds(time));
                                                    body.remove("document");
                                                    return new Draft(
                                                            type("consultation"),
                                                            said.recipients(),
                                                            Optional.of(seen.exchange()),
                                                            seen.key().number(),
                                                            List.of(),
                                                            body,
                                                            List.of());
                                                }));
    }

    private Optional<Draft> settlement(Operation seen) {
        boolean settled = seen.last("cost-settlement").isPresent();
        Settlement costs = Settlement.of(seen, policy.rates());
        if (settled || seen.last("result-report").isEmpty() || costs.lines().isEmpty()) {
            return Optional.empty();
        }
        ObjectNode body = Json.MAPPER.createObjectNode();
        ArrayNode lines = body.putArray("lines");
        for (Settlement.Line one : costs.lines()) {
            ObjectNode line = lines.addObject();
            line.put("kind", one.kind().word()).put("description", policy.rates().vi());
            line.put("people", one.people()).put("days", one.days());
            money(line, "rate", one.rate());
            money(line, "amount", one.amount());
        }
        money(body, "total", costs.total());
        List<AgencyId> to =
                seen.police().stream().filter(one -> seen.committed(one).isPresent()).toList();
        return Optional.of(
                new Draft(
                        type("cost-settlement"),
                        to.isEmpty() ? List.copyOf(seen.police()) : to,
                        Optional.of(seen.exchange()),
                        seen.key().number(),
                        List.of(),
                        body,
                        List.of()));
    }

    private static Draft draft(Operation seen, String type, ObjectNode body, List<String> missing) {
        return new Draft(
                type(type),
                List.of(seen.key().agency()),
                Optional.of(seen.exchange()),
                seen.key().number(),
                List.of(),
                body,
                missing);
    }

    private static MessageType type(String name) {
        return new MessageType(CoercionBook.PROCEDURE + "." + name);
    }

    private static void commander(ObjectNode into, Commitment.Commander one) {
        into.put("name", one.name()).put("position", one.position()).put("phone", one.phone());
    }

    private static void money(ObjectNode parent, String field, long dong) {
        parent.putObject(field).put("amount", dong).put("currency", "VND");
    }

    /** Papers of state bodies are in Vietnamese, whoever reads the screen. */
    private static String said(Text text) {
        return Texts.render(text, Texts.VIETNAMESE);
    }
}

package vn.liennganh.registry;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import vn.liennganh.desk.Desks;
import vn.liennganh.desk.Draft;
import vn.liennganh.message.Json;
import vn.liennganh.message.WireTime;
import vn.liennganh.registry.RegistryDrafts.Kind;
import vn.liennganh.registry.position.Measure;
import vn.liennganh.registry.position.MeasureState;
import vn.liennganh.registry.position.Position;
import vn.liennganh.registry.position.Said;

/**
 * Writes what comes between a suspension and the new owner: the question about planning, the notice
 * before an attachment, the attachment, the request to revoke a certificate that nobody hands over.
 */
final class RegistrySteps {

    private static final String LAND = "land";

    private final Desks desks;
    private final Clock clock;

    RegistrySteps(Desks desks, Clock clock) {
        this.desks = desks;
        this.clock = clock;
    }

    /** Drafts of that kind, one for each decision; none where nothing of the kind is to be done. */
    List<Draft> of(Kind kind, Position position, Optional<String> number) {
        boolean land = position.asset().filter(one -> one.kind().equals(LAND)).isPresent();
        if (!land && kind != Kind.ATTACHMENT) {
            return List.of();
        }
        List<Draft> drafts = new ArrayList<>();
        RegistryDrafts.standing(position, due(kind, position))
                .forEach((basis, there) -> drafts.add(draft(kind, position, there, basis, number)));
        return drafts;
    }

    private static Predicate<Measure> due(Kind kind, Position position) {
        return switch (kind) {
            case OPINION_REQUEST ->
                    one ->
                            one.state().live()
                                    && position.opinions().stream()
                                            .noneMatch(it -> it.registry().equals(one.registry()));
            case ATTACHMENT_NOTICE ->
                    one -> one.state() == MeasureState.SUSPENDED && notice(position, one).isEmpty();
            case ATTACHMENT ->
                    one ->
                            one.state() == MeasureState.SUSPENDED
                                    || one.state() == MeasureState.ATTACHMENT_NOTIFIED;
            default ->
                    one ->
                            position.revocations().isEmpty()
                                    && (one.state() == MeasureState.ATTACHED
                                            || one.state() == MeasureState.TITLE_REQUESTED);
        };
    }

    private Draft draft(
            Kind kind,
            Position position,
            List<Measure> there,
            UUID basis,
            Optional<String> number) {
        JsonNode said = body(basis);
        ObjectNode body = Json.MAPPER.createObjectNode();
        List<String> missing = new ArrayList<>();
        switch (kind) {
            case OPINION_REQUEST -> {
                copy(said, body, "asset", "enforcementDecision", "officer");
                missing.addAll(List.of("/questions", "/details"));
            }
            case ATTACHMENT_NOTICE -> {
                copy(said, body, "asset", "debtor", "enforcementDecision", "officer");
                missing.addAll(List.of("/attachmentAt", "/place"));
            }
            case ATTACHMENT -> attachment(position, there, said, body, missing, number);
            default -> {
                copy(said, body, "asset", "judgment", "enforcementDecision");
                String certificate = said.at("/asset/land/certificateNumber").asString("");
                if (certificate.isEmpty()) {
                    missing.add("/certificateNumber");
                } else {
                    body.put("certificateNumber", certificate);
                }
                missing.add("/reason");
            }
        }
        return RegistryDrafts.draft(kind, position, there, body, missing);
    }

    /** The latest since the measure came into its state: an earlier one was about another. */
    private static Optional<Said.Notice> notice(Position position, Measure measure) {
        return position.notices().stream()
                .filter(one -> !one.at().isBefore(measure.since()))
                .reduce((first, last) -> last);
    }

    /**
     * Day and place as they were announced, where they were. Land that was not announced is
     * attached for fear alone that it be made away with, which only the office can say.
     */
    private void attachment(
            Position position,
            List<Measure> there,
            JsonNode said,
            ObjectNode body,
            List<String> missing,
            Optional<String> number) {
        ObjectNode decision = body.putObject("decision");
        number.ifPresentOrElse(
                text -> decision.put("number", text), () -> missing.add("/decision/number"));
        decision.put("date", RegistryDrafts.day(clock.instant()).toString());
        decision.put("kind", RegistryDrafts.said("registry.attachment-kind"));
        copy(
                said.path("decision"),
                decision,
                "issuer",
                "signerName",
                "signerCapacity",
                "legalBasis");
        copy(said, body, "judgment", "enforcementDecision", "debtor", "asset", "officer");
        Optional<Said.Notice> notice =
                there.stream().flatMap(one -> notice(position, one).stream()).findFirst();
        if (notice.isPresent()) {
            body.put("attachmentAt", WireTime.millis(notice.get().attachmentAt()));
            copy(body(notice.get().message()), body, "place");
        } else if (said.at("/asset/kind").asString("").equals(LAND)) {
            missing.addAll(List.of("/dissipationRisk", "/dissipationReason"));
        }
        for (String field : List.of("attachmentAt", "place")) {
            if (!body.has(field)) {
                missing.add("/" + field);
            }
        }
    }

    private JsonNode body(UUID message) {
        return desks.message(message).orElseThrow().body();
    }

    private static void copy(JsonNode from, ObjectNode to, String... fields) {
        for (String field : fields) {
            RegistryDrafts.copy(from, to, field);
        }
    }
}

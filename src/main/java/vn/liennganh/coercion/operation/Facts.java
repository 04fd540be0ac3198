package vn.liennganh.coercion.operation;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import vn.liennganh.desk.Heard;
import vn.liennganh.message.WireTime;

/** Reads an accepted message of the procedure. */
final class Facts {

    private static final int NOTE_MAX = 500;

    private Facts() {}

    static Fact of(Heard heard) {
        String type = heard.type().substring(heard.type().indexOf('.') + 1);
        return new Fact(
                heard.id(),
                type,
                heard.at(),
                heard.from(),
                heard.recipients(),
                heard.copies(),
                version(heard),
                first(heard, "outcome", "ground", "result"),
                when(heard, type),
                others(heard, type),
                heard.says("endedAt") ? Optional.of(heard.when("endedAt")) : Optional.empty(),
                people(heard, type),
                cut(first(heard, "reason", "changes", "whyComplex", "situation", "asks")),
                terms(heard, type),
                commitment(heard, type));
    }

    private static int version(Heard heard) {
        return heard.body().path(heard.says("planVersion") ? "planVersion" : "version").asInt(0);
    }

    private static Optional<Instant> when(Heard heard, String type) {
        String field =
                switch (type) {
                    case "time-proposal" -> "proposedAt";
                    case "time-answer" -> "agreedTime";
                    case "meeting-invitation" -> "meetingAt";
                    case "meeting-minutes", "debrief-minutes" -> "heldAt";
                    case "go-decision", "protection-request" -> "coercionAt";
                    case "pause-request" -> "requestedAt";
                    case "pause-decision" -> "decidedAt";
                    case "situation-notice" -> "occurredAt";
                    case "result-report" -> "startedAt";
                    default -> "";
                };
        return heard.says(field) ? Optional.of(heard.when(field)) : Optional.empty();
    }

    private static List<Instant> others(Heard heard, String type) {
        return type.equals("time-proposal")
                ? Words.list(heard.body().path("alternatives")).stream()
                        .flatMap(one -> WireTime.read(one).stream())
                        .map(OffsetDateTime::toInstant)
                        .toList()
                : List.of();
    }

    private static int people(Heard heard, String type) {
        return switch (type) {
            case "meeting-minutes" -> heard.list("participants").size();
            case "direction", "forces-direction", "forces-request" -> {
                int sum = 0;
                for (JsonNode one : heard.list("forces")) {
                    sum += one.path("people").asInt(0);
                }
                yield sum;
            }
            default -> 0;
        };
    }

    private static Optional<Terms> terms(Heard heard, String type) {
        return switch (type) {
            case "consultation" -> Optional.of(Terms.consulted(heard));
            case "plan" -> Optional.of(Terms.planned(heard));
            case "security-request" -> Optional.of(Terms.secured(heard));
            case "complexity-report" -> Optional.of(Terms.reported(heard));
            default -> Optional.empty();
        };
    }

    private static Optional<Commitment> commitment(Heard heard, String type) {
        return switch (type) {
            case "consultation-reply", "provincial-reply" ->
                    heard.text("outcome").equals("disagree")
                            ? Optional.empty()
                            : Optional.of(Commitment.replied(heard));
            case "protection-plan" -> Optional.of(Commitment.drawn(heard));
            default -> Optional.empty();
        };
    }

    private static String first(Heard heard, String... fields) {
        for (String field : fields) {
            JsonNode said = heard.body().path(field);
            if (said.isString()) {
                return said.asString();
            }
            if (said.isArray()) {
                List<String> all = new ArrayList<>(Words.list(said));
                return String.join("; ", all);
            }
        }
        return "";
    }

    private static String cut(String text) {
        return text.length() <= NOTE_MAX ? text : text.substring(0, NOTE_MAX) + "\u2026";
    }
}

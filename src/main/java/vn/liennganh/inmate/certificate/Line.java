package vn.liennganh.inmate.certificate;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import vn.liennganh.desk.Heard;
import vn.liennganh.inmate.position.Paper;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.Sha256;

/**
 * One person for whom results are to be certified: a line of a round, or a request of its own.
 *
 * @param part what sets lines of one exchange apart; empty for a request
 * @param number of the line, as the keeper counts
 * @param keeper who asks or relays; the agency itself for a request at its desk
 * @param requestedOn when the party or a relative asked; the law's three days run only from that
 * @param reason of a declination
 * @param since when it came into its state
 */
public record Line(
        UUID exchange,
        AgencyId agency,
        AgencyId keeper,
        String part,
        String number,
        String name,
        Optional<Paper> judgment,
        Optional<Paper> decision,
        Optional<LocalDate> requestedOn,
        State state,
        Optional<Given> given,
        String reason,
        Instant since) {

    /** How far the answer has come. */
    public enum State {
        OPEN,
        ISSUED,
        REPLACED,
        WITHDRAWN,
        DECLINED;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * The certificate that counts.
     *
     * @param until the moment up to which it certifies
     * @param remaining what is still to be performed, in the agency's words
     * @param sums by what it was written; empty where the agency names none
     */
    public record Given(
            UUID message,
            Paper certificate,
            Instant until,
            List<String> performed,
            List<String> remaining,
            Optional<Sums> sums) {

        public Given {
            performed = List.copyOf(performed);
            remaining = List.copyOf(remaining);
        }
    }

    private static final String PLAIN = "[0-9]{1,6}";
    private static final int DIGEST_LENGTH = 32;

    /** Before anything was said. */
    public static Line empty(UUID exchange, AgencyId agency, String part) {
        return new Line(
                exchange,
                agency,
                agency,
                part,
                "",
                "",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                State.OPEN,
                Optional.empty(),
                "",
                Instant.EPOCH);
    }

    /** The part of a line, in the order of plain numbers; says nothing of a person. */
    public static String part(String number) {
        return number.matches(PLAIN)
                ? "%06d".formatted(Integer.parseInt(number))
                : Sha256.of(number.getBytes(StandardCharsets.UTF_8))
                        .hex()
                        .substring(0, DIGEST_LENGTH);
    }

    static Optional<LocalDate> cutOff(JsonNode round) {
        return day(round.path("cutOff").path("on"));
    }

    private static Optional<LocalDate> day(JsonNode field) {
        return field.isString() ? Optional.of(LocalDate.parse(field.asString())) : Optional.empty();
    }

    /** The line after a message of its exchange. */
    public Line after(Heard heard) {
        return switch (heard.type()) {
            case "results-certificate.round" ->
                    heard.list("lines").stream()
                            .filter(one -> part(one.path("number").asString("")).equals(part))
                            .findFirst()
                            .map(one -> listed(heard, one))
                            .orElse(this);
            case "results-certificate.request", "results-certificate.request-record" ->
                    listed(heard, heard.body());
            case "results-certificate.certificate" -> issued(heard);
            case "results-certificate.desk-record" ->
                    heard.text("outcome").equals("issued") ? issued(heard) : declined(heard);
            case "results-certificate.declination" -> declined(heard);
            case "results-certificate.replacement" ->
                    supersedes(heard) ? given(heard, State.REPLACED) : this;
            case "results-certificate.withdrawal" ->
                    supersedes(heard) ? now(heard, State.WITHDRAWN, given, reason) : this;
            default -> this;
        };
    }

    private Line listed(Heard heard, JsonNode line) {
        JsonNode person = line.has("inmate") ? line.path("inmate") : line.path("party");
        return new Line(
                exchange,
                agency,
                heard.from(),
                part,
                line.path("number").asString(""),
                person.path("name").asString(""),
                Paper.of(line.path("judgment")),
                Paper.of(line.path("enforcementDecision")),
                day(line.path("requestReceivedOn")),
                State.OPEN,
                Optional.empty(),
                "",
                heard.at());
    }

    private Line issued(Heard heard) {
        // The certificate that reaches who asked after it was handed out at the desk is the same.
        return state == State.WITHDRAWN || state == State.REPLACED
                ? this
                : given(heard, State.ISSUED);
    }

    private Line given(Heard heard, State next) {
        JsonNode until = heard.body().path("result").path("resultUntil");
        Optional<Given> now =
                Paper.of(heard.body().path("certificate"))
                        .map(
                                paper ->
                                        new Given(
                                                heard.id(),
                                                paper,
                                                moment(until.path("at"), heard.at()),
                                                texts(until.path("performed")),
                                                texts(until.path("remaining")),
                                                Sums.of(until.path("sums"))));
        return now(heard, next, now, "");
    }

    private static Instant moment(JsonNode field, Instant otherwise) {
        return field.isString() ? OffsetDateTime.parse(field.asString()).toInstant() : otherwise;
    }

    private Line declined(Heard heard) {
        return state == State.OPEN ? now(heard, State.DECLINED, given, heard.text("reason")) : this;
    }

    private boolean supersedes(Heard heard) {
        String id = heard.body().path("supersedes").path("messageId").asString("");
        return given.filter(one -> one.message().toString().equals(id)).isPresent();
    }

    private Line now(Heard heard, State next, Optional<Given> paper, String why) {
        return new Line(
                exchange,
                agency,
                keeper,
                part,
                number,
                name,
                judgment,
                decision,
                requestedOn,
                next,
                paper,
                why,
                heard.at());
    }

    private static List<String> texts(JsonNode list) {
        List<String> all = new ArrayList<>();
        list.forEach(one -> all.add(one.asString("")));
        return all;
    }
}

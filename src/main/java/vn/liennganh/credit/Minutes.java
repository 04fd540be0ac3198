package vn.liennganh.credit;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import vn.liennganh.desk.Heard;
import vn.liennganh.message.AgencyId;

/**
 * Minutes of a task force: what was concluded, who is responsible, and what came of it.
 *
 * @param parties who wrote or got them
 */
public record Minutes(
        UUID exchange,
        AgencyId from,
        Instant at,
        Optional<LocalDate> heldOn,
        String place,
        List<Conclusion> conclusions,
        List<AgencyId> parties) {

    private static final int CONCLUSIONS_MAX = 400;

    /**
     * One conclusion.
     *
     * @param responsible in the words of the minutes
     * @param by who has reported on it
     */
    public record Conclusion(
            String number,
            String words,
            String responsible,
            Optional<LocalDate> dueOn,
            Optional<Instant> reportedAt,
            Optional<AgencyId> by,
            String result) {

        Conclusion reported(Heard heard, String said) {
            return new Conclusion(
                    number,
                    words,
                    responsible,
                    dueOn,
                    Optional.of(heard.at()),
                    Optional.of(heard.from()),
                    said);
        }
    }

    public Minutes {
        conclusions = List.copyOf(conclusions);
        parties = List.copyOf(parties);
    }

    static Minutes empty(AgencyId from, UUID exchange) {
        return new Minutes(
                exchange, from, Instant.EPOCH, Optional.empty(), "", List.of(), List.of());
    }

    /** Whether a conclusion is not reported on. */
    public boolean open() {
        return conclusions.stream().anyMatch(one -> one.reportedAt().isEmpty());
    }

    Minutes after(Heard heard) {
        return switch (heard.type()) {
            case "credit-recovery.task-force-minutes" -> held(heard);
            case "credit-recovery.conclusion-report" -> reported(heard);
            default -> this;
        };
    }

    private Minutes held(Heard heard) {
        List<Conclusion> all = new ArrayList<>(conclusions);
        for (JsonNode one : heard.list("conclusions")) {
            if (all.size() < CONCLUSIONS_MAX) {
                all.add(
                        new Conclusion(
                                one.path("number").asString(""),
                                one.path("conclusion").asString(""),
                                one.path("responsible").asString(""),
                                one.has("dueOn")
                                        ? Optional.of(LocalDate.parse(one.path("dueOn").asString()))
                                        : Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                ""));
            }
        }
        List<AgencyId> both =
                Stream.of(
                                parties.stream(),
                                Stream.of(heard.from()),
                                heard.recipients().stream(),
                                heard.copies().stream())
                        .flatMap(one -> one)
                        .distinct()
                        .sorted()
                        .toList();
        return new Minutes(
                exchange,
                from,
                heard.at(),
                Optional.of(heard.day("heldOn")),
                heard.text("place"),
                all,
                both);
    }

    private Minutes reported(Heard heard) {
        List<Conclusion> all = new ArrayList<>(conclusions);
        for (JsonNode said : heard.list("conclusions")) {
            String number = said.path("number").asString("");
            all.replaceAll(
                    one ->
                            one.number().equals(number)
                                    ? one.reported(heard, said.path("result").asString(""))
                                    : one);
        }
        return new Minutes(exchange, from, heard.at(), heldOn, place, all, parties);
    }
}

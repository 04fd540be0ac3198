package vn.liennganh.statistics;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import vn.liennganh.desk.Heard;
import vn.liennganh.message.AgencyId;

/**
 * A request of the kinds that form 02 counts.
 *
 * @param kind as the form writes it; empty before anything was asked
 * @param sentOn in Viet Nam
 * @param open questions nobody answered yet, where the request has questions
 * @param answeredOn once nothing is open; empty until then
 */
public record CourtRequest(
        String kind,
        Optional<LocalDate> sentOn,
        List<AgencyId> to,
        Set<String> open,
        Optional<LocalDate> answeredOn) {

    private static final String NO = "no";

    public CourtRequest {
        to = List.copyOf(to);
        open = Set.copyOf(open);
    }

    static CourtRequest none() {
        return new CourtRequest("", Optional.empty(), List.of(), Set.of(), Optional.empty());
    }

    /** Only the first request counts: what is asked again in the same exchange is the same. */
    CourtRequest asked(String what, Heard request) {
        if (sentOn.isPresent()) {
            return this;
        }
        Set<String> questions =
                request.list("questions").stream()
                        .map(one -> one.path(NO).asString(""))
                        .collect(Collectors.toSet());
        return new CourtRequest(
                what,
                Optional.of(CourtRequestBook.day(request)),
                request.recipients(),
                questions,
                Optional.empty());
    }

    /** After an answer: one that leaves questions open does not answer the request. */
    CourtRequest answered(Heard answer) {
        Set<String> left = new HashSet<>(open);
        if (answer.body().path("requestRefused").asBoolean(false)) {
            left.clear();
        }
        for (JsonNode one : answer.list("answers")) {
            left.remove(one.path("questionNo").asString(""));
        }
        return new CourtRequest(
                kind,
                sentOn,
                to,
                left,
                answeredOn.or(
                        () ->
                                left.isEmpty()
                                        ? Optional.of(CourtRequestBook.day(answer))
                                        : Optional.empty()));
    }
}

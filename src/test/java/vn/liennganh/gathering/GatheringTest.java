package vn.liennganh.gathering;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.node.ObjectNode;
import vn.liennganh.gathering.Gathering.End;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.Json;
import vn.liennganh.regulation.ExchangeState;
import vn.liennganh.regulation.MessageFact;
import vn.liennganh.regulation.Obligation;

/** What the engine said, added up: nothing else makes a gathering complete. */
class GatheringTest {

    private static final UUID REQUEST = new UUID(0, 1);
    private static final String AT = "2026-11-20T03:00:00Z";

    /** Status of the duty, whether the request was collected, state of the lane, answers. */
    @ParameterizedTest(name = "{0} {1} {2} {3}: {4}")
    @CsvSource(
            textBlock =
                    """
                    OPEN,           true,  requested,     0, waiting
                    OPEN,           true,  part-answered, 1, partial
                    FULFILLED,      true,  answered,      1, answered
                    FULFILLED_LATE, true,  answered,      1, answered
                    FULFILLED,      true,  refused,       1, refused
                    OVERDUE,        true,  requested,     0, silent
                    OVERDUE,        false, requested,     0, not-collected
                    OVERDUE,        true,  part-answered, 1, silent
                    SUPERSEDED,     true,  answered,      1, answered
                    """)
    void each_party_stands_where_its_duty_does(
            String status, boolean collected, String lane, int answers, String standing) {
        Gathering gathering = gathering(OptionalInt.empty(), party(1, status, collected, lane));
        Gathering.Party party = gathering.parties().get(0);
        assertThat(party.standing().word()).isEqualTo(standing);
        assertThat(party.answers()).hasSize(answers);
    }

    @ParameterizedTest(name = "{0} and {1}, enough {2}: {3}")
    @CsvSource(
            nullValues = "-",
            textBlock =
                    """
                    FULFILLED, FULFILLED, 0, BY_COUNT
                    FULFILLED, OPEN,      0, -
                    FULFILLED, OPEN,      1, BY_COUNT
                    FULFILLED, OPEN,      2, -
                    FULFILLED, OVERDUE,   0, BY_CLOCK
                    OVERDUE,   OVERDUE,   0, BY_CLOCK
                    OVERDUE,   OPEN,      0, -
                    """)
    void it_ends_by_count_or_by_the_clock(
            String first, String second, int enough, @org.jspecify.annotations.Nullable End end) {
        Gathering gathering =
                gathering(
                        enough == 0 ? OptionalInt.empty() : OptionalInt.of(enough),
                        party(1, first, true, "answered"),
                        party(2, second, true, "requested"));
        assertThat(gathering.end().orElse(null)).isEqualTo(end);
    }

    /** Such as the days in which a procuracy may protest: nobody attests that it did not. */
    @Test
    void a_time_that_somebody_may_let_pass_is_no_answer_that_is_awaited() {
        Asked window = party(2, "OPEN", true, "requested");
        ObjectNode duty = window.duty().toJson();
        duty.putArray("lapse");
        Asked free = new Asked(window.agency(), Obligation.fromJson(duty), window.lane());

        Gathering gathering =
                gathering(OptionalInt.empty(), party(1, "FULFILLED", true, "answered"), free);

        assertThat(gathering.count(Gathering.Standing.NOTHING_OWED)).isEqualTo(1);
        assertThat(gathering.end()).contains(End.BY_COUNT);
    }

    private record Asked(AgencyId agency, Obligation duty, String lane) {}

    private static Asked party(int number, String status, boolean collected, String lane) {
        AgencyId agency = AgencyId.of("X99.51.00" + number);
        ObjectNode json =
                (ObjectNode)
                        Json.MAPPER.readTree(
                                """
                                {"id": "%s", "exchange": "%s", "cause": "%s", "party": "%s",
                                 "owedTo": "X99.11.001", "owes": "account-information.reply",
                                 "rule": "account-information/1#request.reply",
                                 "start": "RECEIPT", "due": "2026-11-25T17:00:00Z",
                                 "provisional": false, "status": "%s", "policy": false,
                                 "immediately": false, "lapse": ["SILENCE"]}
                                """
                                        .formatted(
                                                new UUID(1, number),
                                                REQUEST,
                                                REQUEST,
                                                agency,
                                                status));
        if (collected) {
            json.put("startedAt", AT);
        }
        return new Asked(agency, Obligation.fromJson(json), lane);
    }

    private static Gathering gathering(OptionalInt enough, Asked... parties) {
        ObjectNode state =
                (ObjectNode)
                        Json.MAPPER.readTree(
                                """
                                {"id": "%s", "procedure": "account-information", "edition": 1,
                                 "opener": "X99.11.001", "unit": "X99.11.001",
                                 "state": "requested", "parties": ["X99.11.001"],
                                 "lanes": {}, "messages": [
                                 {"id": "%s", "type": "account-information.request",
                                  "from": "X99.11.001", "at": "%s", "to": [], "copies": []}]}
                                """
                                        .formatted(REQUEST, REQUEST, AT));
        List<AgencyId> asked = new ArrayList<>();
        List<Obligation> duties = new ArrayList<>();
        int number = 0;
        for (Asked one : parties) {
            asked.add(one.agency());
            duties.add(one.duty());
            ((ObjectNode) state.path("lanes")).put(one.agency().value(), one.lane());
            if (one.lane().equals("answered")
                    || one.lane().startsWith("part")
                    || one.lane().equals("refused")) {
                ObjectNode answer =
                        ((tools.jackson.databind.node.ArrayNode) state.path("messages"))
                                .addObject()
                                .put("id", new UUID(2, ++number).toString())
                                .put("type", "account-information.reply")
                                .put("from", one.agency().value())
                                .put("at", Instant.parse(AT).plusSeconds(60).toString());
                answer.putArray("to").add("X99.11.001");
                answer.putArray("copies");
            }
        }
        ExchangeState exchange = ExchangeState.fromJson(state, duties);
        MessageFact request = exchange.messages().get(0);
        return Gathering.of(exchange, request, asked, duties, enough);
    }
}

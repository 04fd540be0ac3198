package vn.liennganh.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import vn.liennganh.message.Envelope;
import vn.liennganh.message.EnvelopeReader;
import vn.liennganh.partner.client.Draft;
import vn.liennganh.support.Tools;
import vn.liennganh.support.Visitor;

/** One request to all banks: answers are counted as they come, and no bank learns of another. */
class GatheringScenarioTest {

    private static final String OFFICE = "X99.11.001";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Test
    void answers_of_a_group_are_counted_as_they_come() {
        RunningHub hub = RunningHub.shared();
        Party office = Party.of(hub, OFFICE);
        Envelope request = asked(office);
        String path = path(request);
        JsonNode asked = office.hub().json(path);
        int all = asked.path("asked").asInt();
        assertThat(all).isGreaterThanOrEqualTo(3);
        assertThat(asked.path("counts").path("waiting").asInt()).isEqualTo(all);
        assertThat(asked.path("complete").asBoolean()).isFalse();

        reply(hub, "X99.51.001", request, true);
        reply(hub, "X99.51.002", request, false);
        Party refusing = Party.of(hub, "X99.51.003");
        refusing.send(refusing.sealed(refusing.answering("account-information.refusal", request)));

        JsonNode now = office.hub().json(path);
        assertThat(standing(now, "X99.51.001")).isEqualTo("answered");
        assertThat(standing(now, "X99.51.002")).isEqualTo("partial");
        assertThat(standing(now, "X99.51.003")).isEqualTo("refused");
        assertThat(now.path("complete").asBoolean()).isFalse();
        assertThat(now.path("closedAt").isString()).isFalse();
        JsonNode enough = office.hub().json(path + "?enough=1");
        assertThat(enough.path("complete").asBoolean()).isTrue();
        assertThat(enough.path("end").asString()).isEqualTo("by-count");

        JsonNode own = Party.of(hub, "X99.51.002").hub().json(path);
        assertThat(own.path("parties")).hasSize(1);
        assertThat(own.path("parties").path(0).path("agency").asString()).isEqualTo("X99.51.002");

        assertThat(page(Visitor.of(hub, "officer@" + OFFICE), request))
                .contains("Answers are awaited")
                .contains("answered in part");
    }

    @Test
    void the_last_answer_closes_it_and_the_asker_alone_is_told() {
        RunningHub hub = RunningHub.shared();
        Party office = Party.of(hub, OFFICE);
        Draft letter = office.opening("reminder.letter", "X99.51.001", "X99.51.002");
        office.send(office.signed(letter));
        Envelope request = EnvelopeReader.read(letter.bytes()).value();
        answer(hub, "X99.51.001", request);
        Visitor officer = Visitor.of(hub, "officer@" + OFFICE);
        assertThat(lines(officer, request)).isEmpty();
        assertThat(office.hub().json(path(request)).path("closedAt").isString()).isFalse();

        answer(hub, "X99.51.002", request);

        JsonNode closed = awaitClosed(office, path(request));
        assertThat(closed.path("end").asString()).isEqualTo("by-count");
        String said = "All answers are there: 2 answered, 0 refused, 0 silent";
        assertThat(lines(officer, request)).singleElement().asString().contains(said);
        assertThat(page(officer, request)).contains(said);
        assertThat(officer.get("/toi/chuong", "Accept-Language", "vi").text())
                .contains("Đã đủ trả lời: 2 trả lời, 0 từ chối, 0 im lặng");
        assertThat(lines(Visitor.of(hub, "officer@X99.51.001"), request)).isEmpty();
        JsonNode own = Party.of(hub, "X99.51.001").hub().json(path(request));
        assertThat(own.path("closedAt").isString())
                .as("nobody learns when the others had answered")
                .isFalse();
    }

    @Test
    void whoever_is_silent_closes_it_by_the_clock_once_for_ever() throws Exception {
        Tools.need("curl");
        try (RunningHub hub = RunningHub.onSharedServer(Map.of())) {
            Party office = Party.of(hub, OFFICE);
            Envelope request = asked(office);
            reply(hub, "X99.51.001", request, true);
            assertThat(office.hub().json(path(request)).path("closedAt").isString()).isFalse();

            Clarifying.advance(hub, "P35D");

            JsonNode closed = awaitClosed(office, path(request));
            assertThat(closed.path("end").asString()).isEqualTo("by-clock");
            int silent = closed.path("asked").asInt() - 1;
            String said = "Time is up: 1 answered, 0 refused, " + silent + " silent";
            Visitor officer = Visitor.of(hub, "officer@" + OFFICE);
            assertThat(lines(officer, request)).singleElement().asString().contains(said);
            assertThat(office.hub().json("/messages/" + request.id() + "/evidence").toString())
                    .as("silence is evidence")
                    .contains("NonResponse");

            reply(hub, "X99.51.002", request, true);
            hub.restart();

            JsonNode later = office.hub().json(path(request));
            assertThat(standing(later, "X99.51.002")).isEqualTo("answered");
            assertThat(later.path("closedAt")).isEqualTo(closed.path("closedAt"));
            assertThat(lines(Visitor.of(hub, "officer@" + OFFICE), request))
                    .singleElement()
                    .asString()
                    .contains(said);
        }
    }

    private static Envelope asked(Party office) {
        Draft request = office.opening("account-information.request", "group:banks");
        office.send(office.signed(request));
        return EnvelopeReader.read(request.bytes()).value();
    }

    private static String path(Envelope request) {
        return "/exchanges/" + request.id() + "/gathering";
    }

    private static JsonNode awaitClosed(Party office, String path) {
        await().atMost(PATIENCE).until(() -> office.hub().json(path).path("closedAt").isString());
        return office.hub().json(path);
    }

    /** The lines of the bell that tell of this request being complete. */
    private static List<String> lines(Visitor person, Envelope request) {
        String text = person.get("/toi/chuong", "Accept-Language", "en").text();
        List<String> found = new ArrayList<>();
        for (String line : text.split(Pattern.quote("<li class=\"row\""))) {
            if (line.contains("href=\"/hop-thu/" + request.id() + "\"")
                    && line.contains("Answers gathered")) {
                found.add(line);
            }
        }
        return found;
    }

    private static String page(Visitor person, Envelope request) {
        return person.get("/hop-thu/" + request.id(), "Accept-Language", "en").text();
    }

    private static void reply(RunningHub hub, String bank, Envelope request, boolean complete) {
        Party party = Party.of(hub, bank);
        Draft reply = party.answering("account-information.reply", request);
        reply.body().put("complete", complete);
        reply.to(List.of(OFFICE));
        party.send(party.sealed(reply));
    }

    private static void answer(RunningHub hub, String bank, Envelope request) {
        Party party = Party.of(hub, bank);
        party.send(party.sealed(party.answering("reminder.answer", request)));
    }

    private static String standing(JsonNode gathering, String agency) {
        for (JsonNode party : gathering.path("parties")) {
            if (party.path("agency").asString().equals(agency)) {
                return party.path("standing").asString();
            }
        }
        throw new AssertionError(agency);
    }
}

package vn.liennganh.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import vn.liennganh.message.Envelope;
import vn.liennganh.message.EnvelopeReader;
import vn.liennganh.partner.client.Draft;

/** One request to all banks: answers are counted as they come, and no bank learns of another. */
class GatheringScenarioTest {

    private static final Party OFFICE = Party.of(RunningHub.shared(), "X99.11.001");

    @Test
    void answers_of_a_group_are_counted_as_they_come() {
        Draft request = OFFICE.opening("account-information.request", "group:banks");
        OFFICE.send(OFFICE.signed(request));
        String path = "/exchanges/" + request.field("id").asString() + "/gathering";
        JsonNode asked = OFFICE.hub().json(path);
        int all = asked.path("asked").asInt();
        assertThat(all).isGreaterThanOrEqualTo(3);
        assertThat(asked.path("counts").path("waiting").asInt()).isEqualTo(all);
        assertThat(asked.path("complete").asBoolean()).isFalse();

        Envelope envelope = EnvelopeReader.read(request.bytes()).value();
        reply("X99.51.001", envelope, true);
        reply("X99.51.002", envelope, false);
        Party refusing = Party.of(RunningHub.shared(), "X99.51.003");
        refusing.send(refusing.sealed(refusing.answering("account-information.refusal", envelope)));

        JsonNode now = OFFICE.hub().json(path);
        assertThat(standing(now, "X99.51.001")).isEqualTo("answered");
        assertThat(standing(now, "X99.51.002")).isEqualTo("partial");
        assertThat(standing(now, "X99.51.003")).isEqualTo("refused");
        assertThat(now.path("complete").asBoolean()).isFalse();
        JsonNode enough = OFFICE.hub().json(path + "?enough=1");
        assertThat(enough.path("complete").asBoolean()).isTrue();
        assertThat(enough.path("end").asString()).isEqualTo("by-count");

        JsonNode own = Party.of(RunningHub.shared(), "X99.51.002").hub().json(path);
        assertThat(own.path("parties")).hasSize(1);
        assertThat(own.path("parties").path(0).path("agency").asString()).isEqualTo("X99.51.002");
    }

    private static void reply(String bank, Envelope request, boolean complete) {
        Party party = Party.of(RunningHub.shared(), bank);
        Draft reply = party.answering("account-information.reply", request);
        reply.body().put("complete", complete);
        reply.to(List.of(OFFICE.id().value()));
        party.send(party.sealed(reply));
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

package vn.liennganh.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import vn.liennganh.message.Statement;
import vn.liennganh.partner.client.Draft;
import vn.liennganh.partner.client.InboxItem;

/**
 * Four offices of a province agreed on more than the law wants: it is done, and never called law.
 */
class CoordinationScenarioTest {

    private static final String OFFICE = "X99.11.001";
    private static final String POLICE = "X99.21.001";
    private static final String COMMITTEE = "X99.81.000";
    private static final String OTHER_OFFICE = "X99.11.002";

    @Test
    void the_target_stands_beside_the_limit_and_the_copy_arrives() {
        RunningHub hub = RunningHub.shared();
        Party office = Party.of(hub, OFFICE);
        Draft draft = office.opening("coercion-security.consultation", POLICE);
        Statement accepted =
                Statement.read(office.send(office.signed(draft.withoutAttachments())).statement())
                        .orElseThrow();

        assertThat(accepted.copies()).containsExactly(COMMITTEE);
        Party committee = Party.of(hub, COMMITTEE);
        InboxItem copy =
                await().atMost(Duration.ofSeconds(60))
                        .until(() -> item(committee, accepted.messageId()), Optional::isPresent)
                        .orElseThrow();
        assertThat(copy.copy()).isTrue();

        List<JsonNode> owed = owed(office, accepted.exchange());
        assertThat(owed)
                .as("a copy by agreement is owed by nobody")
                .extracting(duty -> duty.path("owedTo").asString())
                .containsOnly(OFFICE);
        JsonNode explained =
                Party.of(hub, POLICE)
                        .hub()
                        .json("/obligations/" + owed.get(0).path("id").asString() + "/explanation");
        assertThat(explained.path("due")).isEqualTo(owed.get(0).path("due"));
        assertThat(explained.path("limit").asString()).isEqualTo("3 working days");
        assertThat(explained.path("citations").toString()).doesNotContain("Coordination");
        assertThat(explained.path("officeTargets"))
                .singleElement()
                .satisfies(
                        target -> {
                            assertThat(target.path("regulation").asString())
                                    .isEqualTo("four-sector-hoa-sen");
                            assertThat(target.path("limit").asString()).isEqualTo("2 working days");
                            assertThat(at(target)).isBefore(at(explained));
                            assertThat(target.path("text").asString())
                                    .contains("not law")
                                    .doesNotContain("rticle");
                        });
    }

    @Test
    void another_province_has_neither() {
        RunningHub hub = RunningHub.shared();
        Party office = Party.of(hub, OTHER_OFFICE);
        Draft draft = office.opening("coercion-security.consultation", POLICE);
        Statement accepted =
                Statement.read(office.send(office.signed(draft.withoutAttachments())).statement())
                        .orElseThrow();
        assertThat(accepted.copies()).isEmpty();
        JsonNode duty = owed(office, accepted.exchange()).get(0);
        assertThat(
                        office.hub()
                                .json("/obligations/" + duty.path("id").asString() + "/explanation")
                                .path("officeTargets"))
                .isEmpty();
    }

    private static Optional<InboxItem> item(Party party, UUID message) {
        return party.page(Duration.ofSeconds(5)).items().stream()
                .filter(one -> one.id().equals(message))
                .findFirst();
    }

    private static List<JsonNode> owed(Party party, UUID exchange) {
        return party.hub().exchange(exchange).path("obligations").valueStream().toList();
    }

    private static OffsetDateTime at(JsonNode node) {
        return OffsetDateTime.parse(node.path("due").asString());
    }
}

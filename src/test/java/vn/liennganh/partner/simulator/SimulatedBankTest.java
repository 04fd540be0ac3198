package vn.liennganh.partner.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.liennganh.partner.simulator.AgencyRig.BANK;
import static vn.liennganh.partner.simulator.AgencyRig.OFFICE;
import static vn.liennganh.partner.simulator.AgencyRig.REPORT;
import static vn.liennganh.partner.simulator.AgencyRig.soon;
import static vn.liennganh.partner.simulator.AgencyRig.whileLonger;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import vn.liennganh.message.Envelope;

/** What a simulated bank does about an order to freeze, as it is told to behave. */
class SimulatedBankTest {

    @TempDir private Path dir;

    private AgencyRig rig;

    @BeforeEach
    void a_bank_begins() {
        rig = new AgencyRig(dir, BANK, "bank");
    }

    @AfterEach
    void everybody_stops() {
        rig.close();
    }

    @ParameterizedTest
    @CsvSource({"prompt, full, 5", "partial, part, 2", "decline, legally-impossible, 0"})
    void a_freeze_holds_as_many_fifths_as_the_behaviour_says(
            String word, String execution, long fifths) {
        Envelope order = rig.hub.deliver("account-freeze.order", OFFICE, REPORT, 24);
        rig.play(word);

        soon(() -> assertThat(rig.hub.accepted).hasSize(1));
        JsonNode body = rig.hub.accepted.get(0).body();
        long ordered = order.body().path("freezeAmount").path("amount").asLong();
        long held = body.path("perAccount").path(0).path("held").path("amount").asLong(0);
        assertThat(body.path("execution").asString()).isEqualTo(execution);
        assertThat(body.path("executedAt").asString()).isEqualTo("2026-11-20T09:00:00+07:00");
        assertThat(held).isEqualTo(fifths == 5 ? ordered : ordered / 5 * fifths);
    }

    @Test
    void too_much_is_held_and_reported_as_such() {
        Envelope order = rig.hub.deliver("account-freeze.order", OFFICE, REPORT, 24);
        rig.play("over-held");

        soon(() -> assertThat(rig.hub.acknowledged).contains(order.id()));
        JsonNode row = rig.hub.accepted.get(0).body().path("perAccount").path(0);
        long over = row.path("overHeld").path("amount").asLong();
        assertThat(over).isPositive();
        assertThat(row.path("held").path("amount").asLong() - over)
                .isEqualTo(order.body().path("freezeAmount").path("amount").asLong());
    }

    @Test
    void what_is_to_stay_free_is_frozen_to_the_last_dong() {
        Envelope order =
                rig.hub.deliver(
                        "account-freeze.order",
                        OFFICE,
                        REPORT,
                        24,
                        body ->
                                body.putArray("staysFree")
                                        .addObject()
                                        .put("number", "0123.9")
                                        .put("kind", "A")
                                        .put("basis", "B"));
        rig.play("unsparing");

        soon(() -> assertThat(rig.hub.acknowledged).contains(order.id()));
        JsonNode row = rig.hub.accepted.get(0).body().path("perAccount").path(0);
        assertThat(row.path("number").asString()).isEqualTo("0123.9");
        assertThat(row.path("held")).isEqualTo(order.body().path("freezeAmount"));
        assertThat(row.path("balance")).isEqualTo(row.path("held"));
    }

    @Test
    void the_missing_part_comes_in_an_hour_later() {
        Envelope order = rig.hub.deliver("account-freeze.order", OFFICE, REPORT, 24);
        rig.play("partial");
        soon(() -> assertThat(rig.hub.accepted).hasSize(1));
        assertThat(rig.hub.acknowledged).isEmpty();

        rig.hub.now = FakeHub.START.plus(Duration.ofMinutes(61));

        soon(() -> assertThat(rig.hub.acknowledged).containsExactly(order.id()));
        assertThat(rig.hub.accepted).hasSize(2);
        Envelope inflow = rig.hub.accepted.get(1);
        assertThat(inflow.type().value()).isEqualTo("account-freeze.inflow-report");
        assertThat(inflow.body().path("heldTotal")).isEqualTo(order.body().path("freezeAmount"));
    }

    @Test
    void a_slow_bank_fetches_at_once_and_answers_at_nine_tenths_of_its_term() {
        Envelope order = rig.hub.deliver("account-freeze.order", OFFICE, REPORT, 10);
        rig.play("slow");
        soon(() -> assertThat(rig.hub.fetched).contains(order.id()));
        rig.hub.now = FakeHub.START.plus(Duration.ofMinutes(8 * 60 + 59));
        whileLonger(() -> assertThat(rig.hub.accepted).isEmpty());

        rig.hub.now = FakeHub.START.plus(Duration.ofMinutes(9 * 60));

        soon(() -> assertThat(rig.hub.acknowledged).containsExactly(order.id()));
        assertThat(rig.hub.accepted).hasSize(1);
    }
}

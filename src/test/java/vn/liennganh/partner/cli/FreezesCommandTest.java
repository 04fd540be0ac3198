package vn.liennganh.partner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.ObjectNode;
import vn.liennganh.message.Json;
import vn.liennganh.scenario.FreezeCase;
import vn.liennganh.scenario.RunningHub;

/** An office works with the freeze desk at the shell, from the excess to the signed decision. */
class FreezesCommandTest {

    private static final RunningHub HUB = RunningHub.shared();

    @TempDir private Path folder;

    @Test
    void a_draft_is_listed_and_written_as_a_message_that_the_hub_takes() throws IOException {
        FreezeCase debt = FreezeCase.of(HUB, "X99.11.001");
        debt.report("X99.51.001", debt.order("X99.51.001"), 700_000_000);
        debt.report("X99.51.002", debt.order("X99.51.002"), 400_000_000);

        Said open = freezes(debt.number(), "--drafts");
        assertThat(open.out())
                .contains("1. account-freeze.partial-release to X99.51.002")
                .contains("only the office can fill /decision/number");
        Said shown =
                freezes(debt.number(), "--drafts", "--decision", "77/QD", "--out", "" + folder);
        assertThat(shown.exit()).as(shown.err()).isZero();
        assertThat(shown.out()).doesNotContain("only the office");

        try (var files = Files.list(folder)) {
            Path file = files.findFirst().orElseThrow();
            assertThat(file).hasFileName("01-account-freeze.partial-release.json");
            Said sent = run("send", "--message", file.toString());
            assertThat(sent.exit()).as(sent.err()).isZero();
        }
        assertThat(freezes(debt.number(), "--drafts").out()).contains("Nothing is proposed.");
        assertThat(freezes(debt.number(), "--json", "--drafts").out()).contains("\"drafts\":[]");
    }

    @Test
    void the_ledger_names_each_place_and_what_does_not_match() {
        FreezeCase debt = FreezeCase.of(HUB, "X99.11.001");
        var exchange = debt.order("X99.51.001");
        debt.report("X99.51.001", exchange, 700_000_000);

        Said said = freezes(debt.number(), "--ledger");

        assertThat(said.exit()).as(said.err()).isZero();
        assertThat(said.out())
                .contains("account-freeze.execution-report  X99.51.001  held: 700.000.000")
                .contains("free at the holder: -700.000.000")
                .contains("= held: 700.000.000")
                .doesNotContain("NOT MATCHED")
                .doesNotContain("partner.");
        assertThat(freezes(debt.number(), "--reconcile").out())
                .contains(
                        "Differing: 1",
                        "order and hold at X99.51.001",
                        "1.000.000.000 against 700.000.000, for 0 days")
                .doesNotContain("partner.");
    }

    @Test
    void a_plan_is_made_of_a_file() throws IOException {
        FreezeCase debt = FreezeCase.of(HUB, "X99.11.001");
        ObjectNode asked = Json.MAPPER.createObjectNode().put("caseNumber", debt.number());
        ObjectNode order = debt.body();
        order.remove(List.of("freezeAmount", "allAccounts", "accounts", "extentRule"));
        asked.set("order", order);
        asked.putArray("holders").add("X99.51.001").add("X99.51.002");
        Path file = Files.write(folder.resolve("plan.json"), Json.MAPPER.writeValueAsBytes(asked));

        Said said = freezes("plan", file.toString());

        assertThat(said.exit()).as(said.err()).isZero();
        assertThat(said.out())
                .contains("Still to be held: 1.000.000.000 dong")
                .contains("ask for balances: X99.51.001")
                .contains("order to X99.51.002: 1.000.000.000 dong")
                .contains("4. account-freeze.order to X99.51.002");
    }

    @Test
    void options_that_do_not_fit_and_a_file_that_is_no_object_are_mistakes() throws IOException {
        assertThat(freezes("--drafts").exit()).isEqualTo(2);
        assertThat(freezes("1/QD", "--drafts", "--ledger").exit()).isEqualTo(2);
        Path file = Files.writeString(folder.resolve("plan.json"), "[]");
        assertThat(freezes("plan", file.toString()).exit()).isEqualTo(2);
        assertThat(freezes("no such case", "--ledger").exit()).isEqualTo(6);
    }

    private static Said freezes(String... rest) {
        return run(Said.words("freezes", rest));
    }

    private static Said run(String... verb) {
        return Said.of(HUB, "X99.11.001", verb);
    }
}

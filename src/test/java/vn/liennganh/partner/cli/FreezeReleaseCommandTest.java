package vn.liennganh.partner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import vn.liennganh.message.Envelope;
import vn.liennganh.message.Json;
import vn.liennganh.message.RefusalCode;
import vn.liennganh.partner.client.fake.FakeHub;
import vn.liennganh.scenario.FreezeCase;
import vn.liennganh.scenario.RunningHub;

/**
 * An office's own client sends releases where its policy lets it, and nothing where it does not.
 */
class FreezeReleaseCommandTest {

    private static final String OFFICE = "X99.11.001";
    private static final UUID EXCHANGE = UUID.fromString("0192a7a0-0000-7000-8000-000000000001");

    @TempDir private Path dir;

    private FakeHub hub;
    private Path book;

    @BeforeEach
    void an_office_with_two_numbers() throws IOException {
        hub = FakeHub.start();
        hub.keys(OFFICE, dir.resolve("home"));
        book = Files.writeString(dir.resolve("numbers"), "71/QD\n\n72/QD\n");
        ObjectNode cases = Json.MAPPER.createObjectNode();
        cases.putArray("items").addObject().put("caseNumber", "125/QD");
        hub.document("freezes", cases);
    }

    @AfterEach
    void closed() {
        hub.close();
    }

    @Test
    void each_release_goes_out_signed_under_a_number_of_its_own_and_in_its_exchange() {
        offer(true, draft("X99.51.001", "/decision/number"));

        Said said = release();

        assertThat(said.exit()).as(said.err()).isZero();
        Envelope sent = hub.accepted().get(0);
        assertThat(hub.accepted()).hasSize(1);
        assertThat(sent.type().value()).isEqualTo("account-freeze.partial-release");
        assertThat(sent.exchange()).isEqualTo(EXCHANGE);
        assertThat(sent.body().at("/decision/number").asString()).isEqualTo("71/QD");
        assertThat(book).content().isEqualTo("72/QD\n");
        assertThat(dir.resolve("numbers.taken"))
                .content()
                .isEqualTo("71/QD\t" + sent.id() + "\t125/QD\tX99.51.001\n");
    }

    @Test
    void without_the_policy_nothing_goes_out_and_no_number_is_taken() {
        offer(false, draft("X99.51.001", "/decision/number"));

        Said said = release();

        assertThat(said.exit()).isEqualTo(1);
        assertThat(said.out()).contains("by the office's policy a person signs each release");
        assertThat(hub.accepted()).isEmpty();
        assertThat(book).content().contains("71/QD");
    }

    @Test
    void what_a_person_has_to_fill_is_left_to_a_person_and_the_others_go_out() {
        offer(
                true,
                draft("X99.51.001", "/decision/number", "/decision/legalBasis"),
                draft("X99.51.002", "/decision/number"));

        Said said = release();

        assertThat(said.out()).contains("X99.51.001: left to a person");
        assertThat(hub.accepted()).extracting(one -> one.to().get(0)).containsExactly("X99.51.002");
    }

    @Test
    void where_no_number_is_left_it_stops_before_it_signs() {
        offer(
                true,
                draft("X99.51.001", "/decision/number"),
                draft("X99.51.002", "/decision/number"),
                draft("X99.51.003", "/decision/number"));

        Said said = release();

        assertThat(said.exit()).isEqualTo(1);
        assertThat(said.out()).contains("X99.51.003: no number of a decision is left");
        assertThat(hub.accepted()).hasSize(2);
        assertThat(hub.accepted())
                .extracting(one -> one.body().at("/decision/number").asString())
                .containsExactly("71/QD", "72/QD");
    }

    @Test
    void a_number_whose_release_was_refused_is_never_used_again() {
        offer(
                true,
                draft("X99.51.001", "/decision/number"),
                draft("X99.51.002", "/decision/number"));
        hub.refuseNext(RefusalCode.STEP_NOT_PERMITTED);

        Said said = release();

        assertThat(said.exit()).isEqualTo(1);
        assertThat(said.out()).contains("the hub refused the release (step-not-permitted)");
        assertThat(hub.accepted())
                .extracting(one -> one.body().at("/decision/number").asString())
                .containsExactly("72/QD");
    }

    @Test
    void a_running_hub_as_it_is_shipped_allows_no_office_to_do_it() {
        RunningHub running = RunningHub.shared();
        FreezeCase debt = FreezeCase.of(running, OFFICE);
        debt.report("X99.51.001", debt.order("X99.51.001"), 700_000_000);
        debt.report("X99.51.002", debt.order("X99.51.002"), 400_000_000);

        Said said = Said.of(running, OFFICE, "freezes", "release", "--numbers", book.toString());

        assertThat(said.exit()).isEqualTo(1);
        assertThat(said.out()).contains("a person signs each release");
        assertThat(debt.position().path("excess").asLong()).isEqualTo(100_000_000);
        assertThat(debt.desk("drafts?").path("sentByClient").asBoolean(true)).isFalse();
    }

    private Said release() {
        List<String> words =
                new ArrayList<>(
                        List.of(
                                "freezes",
                                "release",
                                "--numbers",
                                book.toString(),
                                "--lang",
                                "en"));
        words.addAll(
                List.of("--home", dir.resolve("home").toString(), "--hub", hub.url().toString()));
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exit =
                PartnerCommand.run(
                        new PrintWriter(out),
                        new PrintWriter(err),
                        Clock.systemUTC(),
                        words.toArray(String[]::new));
        return new Said(exit, out.toString(), err.toString());
    }

    private void offer(boolean allowed, ObjectNode... drafts) {
        ObjectNode said = Json.MAPPER.createObjectNode().put("sentByClient", allowed);
        ArrayNode list = said.putArray("drafts");
        List.of(drafts).forEach(list::add);
        hub.document("freezes/case/drafts", said);
    }

    private static ObjectNode draft(String holder, String... missing) {
        ObjectNode draft = Json.MAPPER.createObjectNode();
        draft.put("type", "account-freeze.partial-release").put("exchange", EXCHANGE.toString());
        draft.put("caseNumber", "125/QD").putArray("to").add(holder);
        draft.putArray("relatedExchanges");
        ArrayNode fields = draft.putArray("missing");
        List.of(missing).forEach(fields::add);
        ObjectNode body = draft.putObject("body");
        body.putObject("decision").put("date", "2026-11-20");
        FreezeCase.money(body, "amount", 5_000);
        body.put("holder", holder);
        return draft;
    }
}

package vn.liennganh.partner.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
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
import vn.liennganh.partner.client.Patience;
import vn.liennganh.partner.client.fake.FakeHub;
import vn.liennganh.scenario.FreezeCase;
import vn.liennganh.scenario.RunningHub;

/**
 * An office's own client sends releases where its policy lets it, and nothing where it does not.
 */
class FreezeReleaseCommandTest {

    private static final String OFFICE = "X99.11.001";
    private static final int ATTEMPTS = Patience.ofPerson().attempts();
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
    void a_release_that_was_refused_is_not_tried_again_by_the_next_client() {
        offer(true, draft("X99.51.001", "/decision/number"));
        hub.refuseNext(RefusalCode.STEP_NOT_PERMITTED);
        release();

        Said again = release();

        assertThat(again.exit()).isEqualTo(1);
        assertThat(again.out()).contains("the hub refused the release (step-not-permitted)");
        assertThat(hub.accepted()).isEmpty();
        assertThat(book).content().isEqualTo("72/QD\n");
    }

    @Test
    void what_was_signed_and_not_answered_is_sent_again_and_not_released_anew() {
        offer(true, draft("X99.51.001", "/decision/number"));
        unavailable();
        assertThat(release().exit()).isNotZero();
        assertThat(hub.accepted()).isEmpty();
        offer("after another message", draft("X99.51.001", "/decision/number"));

        Said again = release();

        assertThat(again.exit()).as(again.err()).isZero();
        assertThat(hub.accepted()).hasSize(1);
        assertThat(number(0)).isEqualTo("71/QD");
        assertThat(book).as("one decision, one number").content().isEqualTo("72/QD\n");
    }

    @Test
    void what_has_arrived_though_its_receipt_has_not_is_released_once() {
        offer(true, draft("X99.51.001", "/decision/number"));
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            hub.dropNextAnswer();
        }
        assertThat(release().exit()).isNotZero();
        assertThat(hub.accepted()).hasSize(1);

        Said again = release();

        assertThat(again.exit()).as(again.err()).isZero();
        assertThat(again.out()).contains(hub.accepted().get(0).id().toString());
        assertThat(release().exit()).as("the desk has yet to hear of it").isZero();
        assertThat(hub.accepted()).hasSize(1);
        assertThat(book).content().isEqualTo("72/QD\n");
    }

    @Test
    void what_is_proposed_no_more_is_not_sent_after_all_and_nothing_is_in_its_place()
            throws IOException {
        Files.writeString(book, "71/QD\n72/QD\n73/QD\n");
        offer(true, draft("X99.51.001", "/decision/number"));
        unavailable();
        release();
        ObjectNode less = draft("X99.51.001", "/decision/number");
        FreezeCase.money((ObjectNode) less.path("body"), "amount", 4_999);
        offer("after a release by hand", less, draft("X99.51.002", "/decision/number"));

        Said again = release();

        assertThat(again.out()).contains("it is no longer what the desk proposes");
        assertThat(hub.accepted()).extracting(one -> one.to().get(0)).containsExactly("X99.51.002");
        hub.advance(Duration.ofHours(25));
        assertThat(release().exit()).isZero();
        assertThat(hub.accepted()).as("the hub can take the first no more").hasSize(2);
        assertThat(hub.accepted().get(1).body().at("/amount/amount").asLong()).isEqualTo(4_999);
    }

    @Test
    void two_clients_that_have_read_the_same_send_one_message() throws IOException {
        offer("1", draft("X99.51.001", "/decision/number"));
        release();
        Path other = hub.keys(OFFICE, dir.resolve("elsewhere"));
        Path numbers = Files.writeString(dir.resolve("others"), "91/QD\n");

        Said second = release(other, numbers);

        assertThat(second.out()).contains("message-id-conflict");
        assertThat(hub.accepted()).hasSize(1);
        offer("2", draft("X99.51.001", "/decision/number"));
        assertThat(release().exit()).isZero();
        assertThat(hub.accepted()).as("too much once more, by the same amount").hasSize(2);
    }

    @Test
    void while_one_client_takes_numbers_no_other_does() throws IOException {
        offer(true, draft("X99.51.001", "/decision/number"));
        try (FileChannel held =
                        FileChannel.open(
                                dir.resolve("numbers.lock"),
                                StandardOpenOption.CREATE,
                                StandardOpenOption.WRITE);
                FileLock lock = held.lock()) {
            Said said = release();

            assertThat(lock.isValid()).isTrue();
            assertThat(said.exit()).isEqualTo(1);
            assertThat(said.out()).contains("Another client is sending releases");
        }
        assertThat(hub.accepted()).isEmpty();
        assertThat(release().exit()).isZero();
        assertThat(hub.accepted()).hasSize(1);
    }

    @Test
    void a_hub_that_cannot_be_reached_ends_no_client_that_goes_on_by_itself() throws Exception {
        hub.close();
        StringWriter out = new StringWriter();
        Thread client =
                new Thread(
                        () -> run(out, new StringWriter(), "freezes", "release", "--every", "9"));
        client.start();
        try {
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> !client.isAlive() || out.toString().contains("tried again"));
            assertThat(out.toString()).contains("it is tried again");
            assertThat(client.isAlive()).isTrue();
        } finally {
            client.interrupt();
            client.join();
        }
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
        return release(dir.resolve("home"), book);
    }

    private Said release(Path home, Path numbers) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exit = run(home, numbers, out, err, "freezes", "release");
        return new Said(exit, out.toString(), err.toString());
    }

    private int run(StringWriter out, StringWriter err, String... words) {
        return run(dir.resolve("home"), book, out, err, words);
    }

    private int run(Path home, Path numbers, StringWriter out, StringWriter err, String... words) {
        List<String> all = new ArrayList<>(List.of(words));
        all.addAll(List.of("--numbers", numbers.toString(), "--lang", "en"));
        all.addAll(List.of("--home", home.toString(), "--hub", hub.url().toString()));
        return PartnerCommand.run(
                new PrintWriter(out),
                new PrintWriter(err),
                Clock.systemUTC(),
                all.toArray(String[]::new));
    }

    /** The hub takes nothing now, as often as the client asks. */
    private void unavailable() {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            hub.refuseNext(RefusalCode.UNAVAILABLE);
        }
    }

    private String number(int place) {
        return hub.accepted().get(place).body().at("/decision/number").asString();
    }

    private void offer(String state, ObjectNode... drafts) {
        offer(true, state, drafts);
    }

    private void offer(boolean allowed, ObjectNode... drafts) {
        offer(allowed, "1", drafts);
    }

    private void offer(boolean allowed, String state, ObjectNode... drafts) {
        ObjectNode said = Json.MAPPER.createObjectNode().put("sentByClient", allowed);
        said.put("state", state);
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

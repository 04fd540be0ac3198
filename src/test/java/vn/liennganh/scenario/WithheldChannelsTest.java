package vn.liennganh.scenario;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.node.JsonNodeFactory;
import vn.liennganh.delivery.Inbox;
import vn.liennganh.delivery.ParkingLot;
import vn.liennganh.delivery.backlog.Backlog;
import vn.liennganh.directory.Directory;
import vn.liennganh.directory.change.Suspensions;
import vn.liennganh.directory.change.Warrant;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.Json;
import vn.liennganh.message.Receipt;
import vn.liennganh.message.Sha256;
import vn.liennganh.support.Visitor;

/** What the hub brings by itself waits while it withholds the channel, and goes on afterwards. */
class WithheldChannelsTest {

    private static ChannelHub channels;
    private static RunningHub hub;
    private static Party sender;

    @BeforeAll
    static void open() {
        channels = ChannelHub.shared();
        hub = channels.hub();
        sender = Party.of(hub, "X99.11.001");
        Party.of(hub, ChannelHub.WITHHELD)
                .hub()
                .ask("/webhook/secret", JsonNodeFactory.instance.objectNode());
    }

    @AfterEach
    void asBefore() {
        List.of(ChannelHub.WITHHELD, ChannelHub.WITHHELD_FILES)
                .forEach(one -> set(AgencyId.of(one), false));
    }

    @Test
    void nothing_is_pushed_and_nothing_fails_and_then_all_goes_in_order() {
        AgencyId party = AgencyId.of(ChannelHub.WITHHELD);
        set(party, true);
        long retrying = retrying(party);
        List<UUID> sent = List.of(ping(party.value()), ping(party.value()), ping(party.value()));

        // Its turn came, and was put off for long: no attempt was made.
        await().until(() -> putOff(sent.get(0)));
        assertThat(hub.bean(Inbox.class).awaitPlaced(ofSeconds(20))).isTrue();
        assertThat(pushed()).doesNotContainAnyElementsOf(sent);
        assertThat(hub.bean(ParkingLot.class).parked())
                .noneMatch(one -> sent.contains(one.message()));
        assertThat(retrying(party)).isLessThanOrEqualTo(retrying);
        assertThat(sender.attested(sent.get(0))).containsExactly("SubmissionAcceptance");
        // Its people are no channel: they are told, and read what waits.
        Visitor officer = Visitor.of(hub, "officer@" + party);
        assertThat(officer.get("/hop-thu?lang=en").text())
                .contains("The hub withholds the channel");
        assertThat(officer.get("/hop-thu/" + sent.get(2)).status()).isEqualTo(200);

        set(party, false);

        await().until(() -> pushed().containsAll(sent));
        assertThat(pushed().stream().filter(sent::contains).distinct())
                .containsExactlyElementsOf(sent);
        await().until(() -> sender.attested(sent.get(2)).contains("ContentConsignment"));
    }

    @Test
    void a_directory_gets_nothing_and_gives_nothing_and_then_all_that_waited() throws IOException {
        AgencyId party = AgencyId.of(ChannelHub.WITHHELD_FILES);
        Path tree = channels.trees().resolve(party.value());
        await().until(() -> Files.isDirectory(tree.resolve("error")));
        byte[] mine = Party.of(hub, party.value()).ping("X99.11.001");
        set(party, true);

        UUID meanwhile = ping(party.value());
        String name = "withheld-" + UUID.randomUUID() + ".p7m";
        Path writing = Files.write(tree.resolve("in/." + UUID.randomUUID()), mine);
        Files.move(writing, tree.resolve("in").resolve(name), StandardCopyOption.ATOMIC_MOVE);

        Path problem = tree.resolve("error/" + name + ".problem.json");
        await().until(() -> Files.exists(problem));
        assertThat(Json.MAPPER.readTree(Files.readAllBytes(problem)).path("code").asString())
                .isEqualTo("not-authenticated");
        // A route ends at the inbox, so the directory is past.
        assertThat(hub.bean(Inbox.class).awaitPlaced(ofSeconds(20))).isTrue();
        Path out = tree.resolve("out").resolve(meanwhile + ".p7m");
        assertThat(out).doesNotExist();
        assertThatThrownBy(() -> SftpParty.of(hub, party.value()).close())
                .isInstanceOf(IOException.class);

        set(party, false);

        await().until(() -> Files.exists(out));
        UUID later = ping(party.value());
        await().until(() -> Files.exists(tree.resolve("out").resolve(later + ".p7m")));
        try (SftpParty again = SftpParty.of(hub, party.value())) {
            assertThat(again).isNotNull();
        }
    }

    private static void set(AgencyId party, boolean withheld) {
        Sha256 words = Sha256.of("words".getBytes(StandardCharsets.UTF_8));
        hub.bean(Suspensions.class)
                .set(
                        party,
                        withheld,
                        new Warrant(
                                UUID.randomUUID(), words, UUID.randomUUID(), UUID.randomUUID()));
        assertThat(hub.bean(Directory.class).suspended(party)).isEqualTo(withheld);
    }

    private static long retrying(AgencyId party) {
        return hub.bean(Backlog.class).waiting().stream()
                .filter(one -> one.party().equals(party))
                .mapToLong(Backlog.Waiting::retrying)
                .sum();
    }

    private static boolean putOff(UUID message) {
        return JdbcClient.create(hub.bean(DataSource.class))
                .sql(
                        """
                SELECT EXISTS (SELECT FROM delivery.held
                                WHERE message = ? AND reason = 'push-waiting'
                                  AND next_attempt_at > now() + interval '1 minute')
                """)
                .param(message)
                .query(Boolean.class)
                .single();
    }

    private static UUID ping(String to) {
        Receipt receipt = sender.send(sender.ping(to));
        return UUID.fromString(
                Json.MAPPER.readTree(receipt.statement()).path("messageId").asString());
    }

    /** In the order in which they came. */
    private static List<UUID> pushed() {
        return channels.receiver().calls("/withheld").stream()
                .map(call -> UUID.fromString(call.headers().get("webhook-id")))
                .toList();
    }
}

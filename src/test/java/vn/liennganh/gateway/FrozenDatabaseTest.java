package vn.liennganh.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.core.env.Environment;
import vn.liennganh.message.Sha256;
import vn.liennganh.partner.client.Draft;
import vn.liennganh.partner.client.InboxItem;
import vn.liennganh.scenario.Party;
import vn.liennganh.scenario.RunningHub;
import vn.liennganh.support.Soon;
import vn.liennganh.support.Tools;
import vn.liennganh.support.Visitor;

/**
 * A database that does not go away but says nothing any more, in the middle of the work: nobody
 * waits for it, and when it goes on so does everything, each message once.
 */
@Tag(Tools.LONG)
class FrozenDatabaseTest {

    private static final String CMS = "application/pkcs7-mime; smime-type=signed-data";
    private static final String BANK = "X99.51.001";
    private static final int SENDERS = 4;
    private static final int EACH = 15;

    /** Two seconds until the silence is known, and what a busy machine adds. */
    private static final Duration SOON = Duration.ofSeconds(3);

    private static final Duration WRITER_GIVES_UP = Duration.ofSeconds(3);

    private static final Duration READER_GIVES_UP = Duration.ofSeconds(8);

    private static RunningHub hub;
    private static Party office;
    private static Caller sender;

    private List<Long> stopped = List.of();

    @BeforeAll
    static void start() {
        hub =
                RunningHub.start(
                        Map.of(
                                "hub.log.silence-max",
                                WRITER_GIVES_UP.toSeconds() + "s",
                                "hub.database.answer-max",
                                READER_GIVES_UP.toSeconds() + "s"));
        office = Party.of(hub, "X99.11.001");
        sender = Caller.of(hub, "X99.11.001");
    }

    @AfterAll
    static void stop() {
        hub.close();
    }

    @Test
    void nobody_waits_while_it_is_silent_and_everything_goes_on_afterwards() throws Exception {
        Party.emptied(hub, BANK);
        List<List<Draft>> letters = IntStream.range(0, SENDERS).mapToObj(i -> pings(EACH)).toList();
        Draft unanswered = pings(1).get(0);
        byte[] late = office.sealed(unanswered);
        Caller bank = Caller.of(hub, BANK);
        bank.get("/api/v1/whoami");
        Visitor officer = Visitor.of(hub, "officer@" + BANK);
        Visitor stranger = Visitor.stranger(hub);
        stranger.get("/");
        AtomicInteger accepted = new AtomicInteger();
        List<CompletableFuture<Void>> sending =
                letters.stream()
                        .map(each -> CompletableFuture.runAsync(() -> sendAll(each, accepted)))
                        .toList();
        await().until(() -> accepted.get() >= SENDERS);
        signal("STOP");

        unavailable(() -> send(late));
        unavailable(() -> send(late));
        unavailable(() -> bank.get("/api/v1/inbox?wait=30"));
        assertThat(bank.post("/ws/v1", "<x/>".getBytes(), "Content-Type", "text/xml").text())
                .contains("code=\"unavailable\"");
        assertThat(health()).isEqualTo(503);
        for (String page : List.of("/toi", "/hop-thu")) {
            toldSo(officer, page);
        }
        for (String page : List.of("/", "/dang-nhap", "/toi")) {
            toldSo(stranger, page);
        }
        assertThat(stranger.get("/console/console.css").status()).isEqualTo(200);
        // Long enough for the writer to have given up what it was in the middle of.
        await().pollDelay(WRITER_GIVES_UP.multipliedBy(2)).until(() -> health() == 503);
        unavailable(() -> send(late));
        toldSo(officer, "/hop-thu");
        signal("CONT");

        await().until(() -> health() == 200);
        assertThat(officer.get("/hop-thu").status()).isEqualTo(200);
        sending.forEach(CompletableFuture::join);
        List<UUID> sent =
                letters.stream()
                        .flatMap(List::stream)
                        .map(FrozenDatabaseTest::id)
                        .collect(Collectors.toCollection(ArrayList::new));
        // What was refused for want of an answer may have been committed all the same.
        Caller.Answer again = send(late);
        assertThat(again.status()).as(again.text()).isIn(200, 201);
        sent.add(id(unanswered));
        assertThat(delivered(sent.size())).containsExactlyInAnyOrderElementsOf(sent);
        assertThat(sent).allSatisfy(id -> assertThat(acceptances(id)).isEqualTo(1));
    }

    /** They were let in before the silence was known. */
    @Test
    void whoever_asks_in_its_first_moment_is_free_again_though_it_lasts() throws Exception {
        List<Caller> callers = Stream.generate(() -> Caller.of(hub, BANK)).limit(SENDERS).toList();
        callers.forEach(one -> one.get("/api/v1/inbox"));
        signal("STOP");
        List<CompletableFuture<Caller.Answer>> asked =
                callers.stream()
                        .map(one -> CompletableFuture.supplyAsync(() -> one.get("/api/v1/inbox")))
                        .toList();

        for (CompletableFuture<Caller.Answer> one : asked) {
            Caller.Answer answer = one.get(60, TimeUnit.SECONDS);
            assertThat(answer.status()).as(answer.text()).isEqualTo(503);
        }
        assertThat(health()).isEqualTo(503);
        signal("CONT");

        await().until(() -> health() == 200);
        callers.forEach(one -> assertThat(one.get("/api/v1/inbox").status()).isEqualTo(200));
    }

    @AfterEach
    void go_on() throws IOException {
        signal("CONT");
    }

    private static List<Draft> pings(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> office.opening("sandbox.ping", BANK))
                .toList();
    }

    private static UUID id(Draft ping) {
        return UUID.fromString(ping.field("id").asString());
    }

    private static Caller.Answer send(byte[] cms) {
        return sender.post("/api/v1/messages", cms, "Content-Type", CMS);
    }

    /** Each until it is accepted, with the same bytes, as a partner does. */
    private static void sendAll(List<Draft> letters, AtomicInteger accepted) {
        for (Draft letter : letters) {
            byte[] cms = office.sealed(letter);
            await().atMost(Duration.ofSeconds(90))
                    .until(
                            () -> {
                                Caller.Answer answer = send(cms);
                                assertThat(answer.status()).isIn(200, 201, 503);
                                return answer.status() != 503;
                            });
            accepted.incrementAndGet();
        }
    }

    private static void unavailable(Supplier<Caller.Answer> call) {
        Caller.Answer answer = Soon.within(SOON, call);
        assertThat(answer.status()).as(answer.text()).isEqualTo(503);
        assertThat(answer.code()).isEqualTo("unavailable");
        assertThat(answer.json().path("retryable").asBoolean()).isTrue();
        assertThat(Long.parseLong(answer.header("Retry-After"))).isPositive();
    }

    /** A page for a person, in time, from whatever the pages need no database for. */
    private static void toldSo(Visitor visitor, String path) {
        Visitor.Answer page =
                Soon.within(
                        SOON,
                        () -> visitor.get(path, "Accept", "text/html", "Accept-Language", "en"));
        assertThat(page.status()).as(path).isEqualTo(503);
        assertThat(page.header("Content-Type")).as(path).startsWith("text/html");
        assertThat(page.text()).as(path).contains("temporarily unavailable", "</html>");
        assertThat(Long.parseLong(page.header("Retry-After"))).isPositive();
    }

    /** What those hear who ask the management port. */
    private static int health() throws IOException {
        String port = hub.bean(Environment.class).getProperty("local.management.port");
        HttpURLConnection asked =
                (HttpURLConnection)
                        URI.create("http://127.0.0.1:" + port + "/actuator/health")
                                .toURL()
                                .openConnection();
        asked.setReadTimeout(Math.toIntExact(SOON.toMillis()));
        return asked.getResponseCode();
    }

    /** Takes so many from the inbox, each off it once it is there, and a little longer. */
    private static List<UUID> delivered(int count) {
        Party bank = Party.of(hub, BANK);
        List<UUID> all = new ArrayList<>();
        List<InboxItem> some = List.of();
        do {
            Map<UUID, Sha256> messages = new LinkedHashMap<>();
            some.forEach(one -> messages.put(one.id(), one.sha256()));
            if (!messages.isEmpty()) {
                bank.acknowledge(messages);
            }
            some = all.size() < count ? bank.inbox() : bank.page(Duration.ofSeconds(2)).items();
            some.forEach(one -> all.add(one.id()));
        } while (!some.isEmpty());
        return all;
    }

    private static long acceptances(UUID id) {
        return sender.get("/api/v1/messages/" + id + "/evidence")
                .json()
                .path("items")
                .valueStream()
                .filter(item -> item.path("kind").asString().equals("SubmissionAcceptance"))
                .count();
    }

    /** To the server and all its processes. */
    private void signal(String name) throws IOException {
        if (stopped.isEmpty()) {
            ProcessHandle server = ProcessHandle.of(serverPid()).orElseThrow();
            stopped =
                    Stream.concat(Stream.of(server), server.descendants())
                            .map(ProcessHandle::pid)
                            .toList();
        }
        List<String> command = new ArrayList<>(List.of("kill", "-" + name));
        stopped.forEach(pid -> command.add(Long.toString(pid)));
        new ProcessBuilder(command).start().onExit().join();
    }

    private static long serverPid() {
        try (Stream<Path> files = Files.walk(hub.dataDir())) {
            Path pidFile =
                    files.filter(file -> file.endsWith("postmaster.pid")).findFirst().orElseThrow();
            return Long.parseLong(Files.readAllLines(pidFile).get(0).strip());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}

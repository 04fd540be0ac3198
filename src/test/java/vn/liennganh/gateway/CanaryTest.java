package vn.liennganh.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.PatternLayout;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.boot.logging.logback.WhitespaceThrowableProxyConverter;
import org.springframework.core.env.Environment;
import tools.jackson.databind.node.ObjectNode;
import vn.liennganh.message.AttachmentRef;
import vn.liennganh.message.Json;
import vn.liennganh.message.Sha256;
import vn.liennganh.partner.client.Draft;
import vn.liennganh.partner.client.InboxItem;
import vn.liennganh.scenario.Party;
import vn.liennganh.scenario.RunningHub;

/**
 * A debtor's name is planted in messages, contents, wrong messages and headers, dressed as
 * everything that a careless program might carry out. It reaches whom it is for, and turns up
 * nowhere else.
 */
class CanaryTest {

    private static final String CMS = "application/pkcs7-mime; smime-type=signed-data";
    private static final String OFFICE = "X99.11.001";
    private static final String BANK = "X99.51.003";
    private static final String NAME = "Canary 4711 Kanari";

    /** How a line of the log begins. */
    private static final Pattern EVENT = Pattern.compile("\\d\\d:\\d\\d:\\d\\d\\.\\d{3} [A-Z]+ .*");

    private static final Logger ROOT = (Logger) LoggerFactory.getLogger("ROOT");

    private static RunningHub hub;
    private static Party office;
    private static Party bank;
    private static Caller sender;
    private static ServerSocket lure;
    private static String planted;
    private static final ListAppender<ILoggingEvent> SAID = new ListAppender<>();

    @BeforeAll
    static void start() throws IOException {
        // Its own: where a partner is connected by AMQP, its window lies in the broker's journal.
        hub = RunningHub.onSharedServer(Map.of());
        office = Party.of(hub, OFFICE);
        bank = Party.of(hub, BANK);
        sender = Caller.of(hub, OFFICE);
        lure = new ServerSocket(0, 8, InetAddress.getLoopbackAddress());
        planted =
                NAME
                        + " ${jndi:ldap://127.0.0.1:"
                        + lure.getLocalPort()
                        + "/x} ${env:PATH} #{T(java.lang.Runtime)} {{7*7}} <script>a</script>"
                        + " \r\n03:00:00.000 ERROR Writer forged \u001b[2J";
        SAID.start();
        ROOT.addAppender(SAID);
    }

    @AfterAll
    static void stop() throws IOException {
        ROOT.detachAppender(SAID);
        lure.close();
        hub.close();
    }

    @Test
    void a_name_in_a_message_is_found_where_the_message_is_and_nowhere_else() throws IOException {
        byte[] content = planted.getBytes(StandardCharsets.UTF_8);
        String upload = "/api/v1/attachments/" + Sha256.of(content);
        List<Caller.Answer> answers = new ArrayList<>();
        answers.add(sender.call("PUT", upload, BodyPublishers.ofByteArray(content)));
        Draft ping =
                office.opening("sandbox.ping", BANK)
                        .attach(
                                new AttachmentRef(
                                        NAME + " ${7*7}.pdf",
                                        "application/pdf",
                                        content.length,
                                        Sha256.of(content)));
        ping.body().put("text", planted).put("__proto__", planted).put("@class", planted);
        byte[] cms = office.sealed(ping);
        answers.add(post(cms));
        assertThat(answers.get(1).status()).as(answers.get(1).text()).isEqualTo(201);
        wrong().forEach(each -> answers.add(post(each)));

        InboxItem item =
                bank.inbox().stream()
                        .filter(one -> one.id().toString().equals(ping.field("id").asString()))
                        .findFirst()
                        .orElseThrow();
        assertThat(bank.open(item).cms()).isEqualTo(cms);
        bank.acknowledge(Map.of(item.id(), item.sha256()));
        Awaitility.await()
                .until(
                        () ->
                                sender.get("/api/v1/messages/" + item.id() + "/evidence")
                                        .text()
                                        .contains("ContentHandover"));

        // What is counted of refusals is written down every few seconds, so somebody listens.
        Awaitility.await().until(() -> logged().contains("refused before the seal"));
        for (Caller.Answer answer : answers) {
            assertThat(answer.text()).doesNotContain(NAME);
            assertThat(answer.response().headers().map().toString()).doesNotContain(NAME);
        }
        assertThat(logged()).doesNotContain(NAME).doesNotContain("forged");
        assertThat(meters()).doesNotContain(NAME);
        assertThat(Thread.getAllStackTraces().keySet())
                .noneMatch(thread -> thread.getName().contains(NAME));
        assertThat(files()).noneMatch(CanaryTest::holdsTheName);
        nobodyCame();
    }

    /** Messages with the name in the very value that is wrong. */
    private static List<byte[]> wrong() {
        List<byte[]> all = new ArrayList<>();
        for (String field :
                List.of("id", "type", "time", "exchange", "caseNumber", "urgency", "hub")) {
            all.add(changed("sandbox.ping", it -> it.put(field, planted)));
        }
        all.add(changed("sandbox.ping", it -> it.putArray("to").add(planted)));
        all.add(changed("sandbox.ping", it -> it.putArray("to").add(BANK).add(planted)));
        for (String field : List.of("extentRule", "allAccounts", "freezeAmount", "more")) {
            all.add(changed("account-freeze.order", it -> body(it).put(field, planted)));
        }
        all.add(
                changed(
                        "account-freeze.order",
                        it -> ((ObjectNode) body(it).get("debtor")).put("birthDate", planted)));
        all.add(
                changed(
                        "account-freeze.order",
                        it -> ((ObjectNode) body(it).get("debtor")).put("kind", planted)));
        byte[] broken = changed("sandbox.ping", it -> body(it).put("text", planted));
        broken[broken.length - 1] ^= 1;
        all.add(broken);
        all.add(office.sealed(("{\"" + NAME + "\":").getBytes(StandardCharsets.UTF_8)));
        all.add(NAME.getBytes(StandardCharsets.UTF_8));
        return all;
    }

    private static byte[] changed(String type, Consumer<ObjectNode> change) {
        Draft draft = office.opening(type, BANK);
        ObjectNode document = (ObjectNode) Json.MAPPER.readTree(draft.bytes());
        change.accept(document);
        return office.signed(Draft.of(document));
    }

    private static ObjectNode body(ObjectNode document) {
        return (ObjectNode) document.get("body");
    }

    /** With headers that steer Camel, JMS or CXF where somebody forgot to drop them. */
    private static Caller.Answer post(byte[] cms) {
        return sender.post(
                "/api/v1/messages",
                cms,
                "Content-Type",
                CMS,
                "CAmelHttpUri",
                "http://127.0.0.1:" + lure.getLocalPort() + "/",
                "CamelJmsDestinationName",
                "elsewhere",
                "CAmelExecCommandExecutable",
                "/bin/false",
                "CamelFileName",
                NAME,
                "org.apache.camel.header",
                NAME,
                "org.apache.cxf.message.Message.ENDPOINT_ADDRESS",
                "http://127.0.0.1:" + lure.getLocalPort() + "/",
                "JMSReplyTo",
                NAME,
                "breadcrumbId",
                NAME,
                "User-Agent",
                NAME,
                "X-Request-Id",
                NAME,
                "traceparent",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
                "baggage",
                "name=" + NAME.replace(' ', '-'));
    }

    private static void nobodyCame() throws IOException {
        lure.setSoTimeout(200);
        assertThatThrownBy(lure::accept).isInstanceOf(SocketTimeoutException.class);
    }

    private static String logged() {
        StringBuilder all = new StringBuilder();
        for (ILoggingEvent event : List.copyOf(SAID.list)) {
            all.append(event.getMessage())
                    .append(Arrays.toString(event.getArgumentArray()))
                    .append(event.getMDCPropertyMap())
                    .append(written(event));
        }
        return all.toString();
    }

    private static String meters() {
        StringBuilder all = new StringBuilder();
        for (Meter meter : hub.bean(MeterRegistry.class).getMeters()) {
            all.append(meter.getId()).append('\n');
        }
        return all.toString();
    }

    /**
     * All that the hub has written, but for the two stores of messages themselves; nobody is
     * connected by AMQP, for whom the broker would hold messages.
     */
    private static List<Path> files() throws IOException {
        try (Stream<Path> all = Files.walk(hub.dataDir())) {
            return all.filter(Files::isRegularFile)
                    .filter(
                            file -> {
                                String store = hub.dataDir().relativize(file).getName(0).toString();
                                return !List.of("postgres", "attachments").contains(store);
                            })
                    .toList();
        }
    }

    private static boolean holdsTheName(Path file) {
        try {
            byte[] bytes = Files.readAllBytes(file);
            return new String(bytes, StandardCharsets.ISO_8859_1).contains(NAME)
                    || new String(bytes, StandardCharsets.UTF_16LE).contains(NAME)
                    || new String(bytes, StandardCharsets.UTF_16BE).contains(NAME);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Test
    void what_a_message_or_an_exception_quotes_begins_no_line_of_the_log() {
        String forged = "a\r\n03:00:00.000 ERROR Writer forged\u2028\u0085b\u001b[2J\u0000\b";
        Exception cause = new IllegalStateException(forged, new IOException(forged));
        cause.addSuppressed(new IOException(forged));
        LoggingEvent event =
                new LoggingEvent(
                        CanaryTest.class.getName(), ROOT, Level.ERROR, "said {}", cause, null);
        event.setArgumentArray(new Object[] {forged});

        List<String> lines = written(event).lines().toList();

        assertThat(lines).filteredOn(line -> EVENT.matcher(line).matches()).hasSize(1);
        assertThat(lines.get(0)).contains("said a", "Writer forged");
        assertThat(lines).filteredOn(line -> line.contains("\tat ")).hasSizeGreaterThan(10);
        assertThat(lines).filteredOn(line -> line.startsWith("Caused by: ")).hasSize(1);
        assertThat(String.join("", lines).replace("\t", ""))
                .doesNotContainPattern("[\\p{Cntrl}\u0085\u2028\u2029]");
    }

    /** As the hub writes it to its console outside of tests. */
    private static String written(ILoggingEvent event) {
        PatternLayout layout = new PatternLayout();
        layout.setContext(ROOT.getLoggerContext());
        layout.getInstanceConverterMap().put("wEx", WhitespaceThrowableProxyConverter::new);
        layout.setPattern(hub.bean(Environment.class).getProperty("logging.pattern.console"));
        layout.start();
        return layout.doLayout(event);
    }
}

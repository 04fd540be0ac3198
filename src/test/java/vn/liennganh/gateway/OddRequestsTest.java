package vn.liennganh.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.liennganh.message.AttachmentRef;
import vn.liennganh.scenario.RunningHub;
import vn.liennganh.support.Soon;

/**
 * Requests that two programs on the way could cut at different places, or read as another path: one
 * answer, no success, and the connection is closed, so that nothing behind it is ever a request.
 */
class OddRequestsTest {

    private static final String OFFICE = "X99.11.001";
    private static final Duration SOON = Duration.ofSeconds(2);

    /** What a smuggler would like to have answered. */
    private static final String SECOND = "GET /api/v1/whoami HTTP/1.1\r\nHost: localhost\r\n\r\n";

    private static RunningHub hub;

    @BeforeAll
    static void start() {
        hub = RunningHub.shared();
    }

    private record Odd(String story, String request) {

        @Override
        public String toString() {
            return story;
        }
    }

    private static Odd post(String story, String fields, String body) {
        return new Odd(
                story,
                "POST /api/v1/messages HTTP/1.1\r\nHost: localhost\r\n"
                        + "Content-Type: application/pkcs7-mime\r\n"
                        + fields
                        + "\r\n\r\n"
                        + body);
    }

    private static Odd chunks(String story, String body) {
        return post(story, "Transfer-Encoding: chunked", body);
    }

    private static Odd get(String story, String request) {
        return new Odd(story, request);
    }

    static Stream<Odd> odd() {
        return Stream.of(lengths(), codings(), chunked(), heads()).flatMap(each -> each);
    }

    private static Stream<Odd> lengths() {
        return Stream.of(
                post("two lengths", "Content-Length: 5\r\nContent-Length: 6", "hello"),
                post("one length twice", "Content-Length: 5\r\nContent-Length: 5", "hello"),
                post("a list of lengths", "Content-Length: 5, 5", "hello"),
                post("a length with a sign", "Content-Length: +5", "hello"),
                post("a length below 0", "Content-Length: -5", "hello"),
                post("a length in another base", "Content-Length: 0x5", "hello"),
                post("a length of twenty digits", "Content-Length: 99999999999999999999", "hello"),
                post("a length that is none", "Content-Length: five", "hello"));
    }

    private static Stream<Odd> codings() {
        String none = "0\r\n\r\n";
        String chunked = "Transfer-Encoding: chunked";
        return Stream.of(
                post("a length, then chunks", "Content-Length: 4\r\n" + chunked, none),
                post("chunks, then a length", chunked + "\r\nContent-Length: 4", none),
                post("an unknown coding", "Transfer-Encoding: xchunked", none),
                post("gzip", "Transfer-Encoding: gzip, chunked", none),
                post("chunks inside something", "Transfer-Encoding: chunked, identity", none),
                post("chunks of chunks", "Transfer-Encoding: chunked, chunked", none),
                post("chunks, said twice", chunked + "\r\n" + chunked, none),
                post("a tabulator in it", "Transfer-Encoding: chun\u000bked", none),
                post("quoted", "Transfer-Encoding: \"chunked\"", none),
                post("a blank before the colon", "Transfer-Encoding : chunked", none),
                post("a blank before the name", " Transfer-Encoding: chunked", none),
                post("on a line of its own", "Transfer-Encoding:\r\n chunked", none),
                post("behind a line feed alone", "X: a\nTransfer-Encoding: chunked", none),
                post("behind a carriage return alone", "X: a\rTransfer-Encoding: chunked", none));
    }

    private static Stream<Odd> chunked() {
        return Stream.of(
                chunks("a chunk of 2^64 bytes", "10000000000000000\r\nhello\r\n0\r\n\r\n"),
                chunks("a chunk of 2^64 - 1 bytes", "FFFFFFFFFFFFFFFF\r\nhello\r\n0\r\n\r\n"),
                chunks("a chunk of 2^31 bytes", "80000000\r\nhello\r\n0\r\n\r\n"),
                chunks("a chunk below 0", "-5\r\nhello\r\n0\r\n\r\n"),
                chunks("a chunk in words", "five\r\nhello\r\n0\r\n\r\n"),
                chunks("a chunk with a prefix", "0x5\r\nhello\r\n0\r\n\r\n"),
                chunks("a chunk that is longer than it says", "5\r\nhello, hub\r\n0\r\n\r\n"),
                chunks("a chunk without its end", "5\r\nhello0\r\n\r\n"),
                chunks("a line of 20,000 beside a size", "5;" + "a".repeat(20_000) + "\r\nhello"));
    }

    private static Stream<Odd> heads() {
        String rest = " HTTP/1.1\r\nHost: localhost\r\n\r\n";
        String who = "GET /api/v1/whoami HTTP/1.1\r\n";
        return Stream.of(
                get("no host", who + "\r\n"),
                get("two hosts", who + "Host: localhost\r\nHost: other\r\n\r\n"),
                get("a host with a blank", who + "Host: local host\r\n\r\n"),
                get("a host and another", "GET https://other/api/v1/whoami" + rest),
                get("a NUL in a field", who + "Host: localhost\r\nX: a\u0000b\r\n\r\n"),
                get("a NUL in a name", who + "Host: localhost\r\nX\u0000: a\r\n\r\n"),
                get("a bracket in a name", who + "Host: localhost\r\nX(a): b\r\n\r\n"),
                get("no name", who + "Host: localhost\r\n: b\r\n\r\n"),
                get("a line without a colon", who + "Host: localhost\r\nhello\r\n\r\n"),
                get("a NUL in the path", "GET /api/v1/who\u0000ami" + rest),
                get("a letter of eight bits in the path", "GET /api/v1/whoam\u00ed" + rest),
                get("a blank in the path", "GET /api/v1/who ami" + rest),
                get("another version", "GET /api/v1/whoami HTTP/9.9\r\nHost: localhost\r\n\r\n"),
                get("a head of 20,000", who + "Host: localhost\r\nX: " + "a".repeat(20_000)),
                get("CONNECT", "CONNECT localhost:8444" + rest));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("odd")
    void an_odd_request_has_one_answer_and_ends_the_connection(Odd odd) {
        try (Wire wire = Wire.of(hub, OFFICE)) {
            Wire.Heard heard = wire.send(odd.request() + SECOND).heard();
            assertThat(heard.statuses()).as(heard.text()).hasSize(1);
            assertThat(heard.statuses().get(0)).as(heard.text()).isBetween(400, 499);
            assertThat(heard.closed()).as(heard.text()).isTrue();
            assertThat(heard.text()).doesNotContain("\"agency\"");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/actuator/health",
                "/api/v1/..;/..;/actuator/health",
                "/api/v1/%2e%2e/%2e%2e/actuator/health",
                "/api/v1/%252e%252e/%252e%252e/actuator/health",
                "/api/v1/..%2f..%2factuator/health",
                "/api/v1/..%5c..%5cactuator/health",
                "/api/v1/..\\..\\actuator/health",
                "/;/actuator/health",
                "//actuator/health",
                "/actuator;x=y/health",
                "/%61ctuator/health",
                "/api%2fv1%2fwhoami",
                "/api/v1/whoami%00",
                "/api/v1/whoami%0d%0aX:%20y",
                "/api/v1/../../../../etc/passwd",
                "/api/v1/%c0%ae%c0%ae/whoami",
                "/WEB-INF/web.xml",
                "https://localhost/actuator/health"
            })
    void no_spelling_of_a_path_leads_behind_the_door(String path) {
        try (Wire wire = Wire.of(hub, OFFICE)) {
            Wire.Heard heard =
                    wire.lines(
                                    "GET %s HTTP/1.1\nHost: localhost\nConnection: close\n\n"
                                            .formatted(path))
                            .heard();
            assertThat(heard.statuses()).as(heard.text()).hasSize(1);
            assertThat(heard.statuses().get(0)).as(heard.text()).isBetween(400, 499);
            assertThat(heard.text()).doesNotContain("\"status\":\"UP\"", "root:", "\"agency\"");
        }
    }

    @Test
    void nobody_is_told_what_a_proxy_added_to_the_call() {
        String trace =
                "TRACE /api/v1/whoami HTTP/1.1\nHost: localhost\nX-Added: a\nConnection: close\n\n";
        try (Wire wire = Wire.of(hub, OFFICE)) {
            Wire.Heard heard = wire.lines(trace).heard();
            assertThat(heard.statuses()).containsExactly(405);
            assertThat(heard.text()).doesNotContain("X-Added");
        }
    }

    /** Of a call that says how much will come, and then nothing more comes. */
    private static void answeredAtOnce(
            Supplier<Wire> line, String method, String path, int status) {
        String head =
                "%s %s HTTP/1.1\nHost: localhost\nContent-Length: %d\n\n"
                        .formatted(method, path, AttachmentRef.SIZE_MAX + 1);
        int heard =
                Soon.within(
                        SOON,
                        () -> {
                            try (Wire wire = line.get()) {
                                wire.lines(head);
                                return wire.status();
                            }
                        });
        assertThat(heard).isEqualTo(status);
    }

    @Test
    void a_refusal_waits_for_nothing_that_nobody_wants_to_read() {
        String upload = "/api/v1/attachments/" + "0".repeat(64);
        answeredAtOnce(() -> Wire.of(hub, OFFICE), "PUT", upload, 413);
        answeredAtOnce(() -> Wire.of(hub, OFFICE), "GET", "/api/v1/whoami", 200);
        answeredAtOnce(() -> Wire.of(hub, OFFICE), "POST", "/api/v1/acknowledgements", 413);
        answeredAtOnce(() -> Wire.ofStranger(hub), "PUT", upload, 401);
        answeredAtOnce(() -> Wire.ofStranger(hub), "GET", "/api/v1/inbox", 401);
    }

    @Test
    void a_method_is_what_the_first_line_says() {
        Caller sender = Caller.of(hub, OFFICE);
        for (String header :
                List.of("X-HTTP-Method-Override", "X-HTTP-Method", "X-Method-Override")) {
            assertThat(sender.post("/api/v1/whoami", new byte[0], header, "GET").status())
                    .as(header)
                    .isEqualTo(405);
            assertThat(sender.get("/api/v1/whoami", header, "DELETE").status())
                    .as(header)
                    .isEqualTo(200);
        }
        assertThat(sender.post("/api/v1/whoami?_method=GET", new byte[0]).status()).isEqualTo(405);
    }
}

package vn.liennganh.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.Base64;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.liennganh.message.RefusalCode;
import vn.liennganh.pki.authority.CertsOnly;
import vn.liennganh.scenario.Party;
import vn.liennganh.scenario.RunningHub;

/** What the hub shows to somebody without a certificate. */
class PublicPagesTest {

    private static Caller stranger;

    @BeforeAll
    static void start() {
        stranger = Caller.stranger(RunningHub.shared());
    }

    @Test
    void the_status_page_speaks_both_languages_and_says_that_it_is_a_sandbox() {
        Caller.Answer vietnamese = stranger.get("/");
        Caller.Answer english = stranger.get("/?lang=en");
        assertThat(vietnamese.status()).isEqualTo(200);
        assertThat(vietnamese.text()).contains("lang=\"vi\"", "class=\"environment\"");
        assertThat(english.text())
                .contains(
                        "What is running",
                        "SANDBOX",
                        "/api/v1/openapi.json",
                        "/api/v1/asyncapi.json",
                        "/ws/v1?wsdl");
        assertThat(stranger.get("/", "Accept-Language", "en").text()).contains("What is running");
        assertThat(english.text()).doesNotContain("ui.", "style=");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/kiem-tra", "/api/v1/whoami", "/nowhere", "/log/key"})
    void every_answer_carries_the_protective_headers(String path) {
        Caller.Answer answer = stranger.get(path);
        assertThat(answer.header("Content-Security-Policy"))
                .contains("default-src 'none'", "frame-ancestors 'none'")
                .doesNotContain("unsafe-inline");
        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(answer.header("Server")).isEmpty();
        assertThat(answer.header("X-Powered-By")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "GET,/nowhere,404,not-found",
        "GET,/api/v1/nowhere,404,not-found",
        "GET,/api/v1,404,not-found",
        "GET,/api/v1/services,404,not-found",
        "GET,/error,404,not-found",
        "GET,/actuator,404,not-found",
        "GET,/actuator/health,404,not-found",
        "GET,/problems/no-such-code,404,not-found",
        "DELETE,/api/v1/messages,405,method-not-allowed",
        "GET,/api/v1/messages,405,method-not-allowed",
        "DELETE,/,405,method-not-allowed",
        "TRACE,/,405,method-not-allowed",
        "TRACE,/api/v1/whoami,405,method-not-allowed",
        "GET,/api/v1/..%2f..%2factuator,400,message-malformed",
        "GET,/log/tile/0/x999/999,404,not-found",
        "GET,/log/tile/9/999,404,not-found",
    })
    void what_is_refused_is_a_problem_document(
            String method, String path, int status, String code) {
        Caller.Answer answer =
                stranger.call(method, path, BodyPublishers.noBody(), "Accept-Language", "en");
        assertThat(answer.status()).as(path).isEqualTo(status);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.code()).isEqualTo(code);
        assertThat(answer.json().path("status").asInt()).isEqualTo(status);
        assertThat(answer.header("Content-Language")).isEqualTo("en");
        assertThat(answer.text()).doesNotContain("Exception", "at org.", "Tomcat");
    }

    @Test
    void every_problem_type_leads_to_a_page() {
        for (RefusalCode code : RefusalCode.values()) {
            for (String lang : new String[] {"vi", "en"}) {
                Caller.Answer page = stranger.get("/problems/" + code.slug() + "?lang=" + lang);
                assertThat(page.status()).as(code.slug()).isEqualTo(200);
                assertThat(page.text()).contains(code.slug()).doesNotContain("ui.problem");
            }
        }
    }

    @Test
    void est_gives_the_authority_in_base64() {
        Caller.Answer answer = stranger.get("/.well-known/est/cacerts");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type"))
                .isEqualTo("application/pkcs7-mime; smime-type=certs-only");
        assertThat(CertsOnly.decode(Base64.getMimeDecoder().decode(answer.body()))).hasSize(1);
        assertThat(stranger.get("/.well-known/est/seal/cacerts").body()).isEqualTo(answer.body());
        assertThat(stranger.get("/.well-known/est/csrattrs").status()).isEqualTo(200);
        assertThat(stranger.get("/.well-known/est/other/cacerts").status()).isEqualTo(404);
    }

    @Test
    void est_gives_a_wrong_code_an_unknown_agency_and_no_password_the_same_answer() {
        String csr = "MIIBAA==";
        Caller.Answer bare = enrol(csr, "");
        Caller.Answer wrong = enrol(csr, "X99.51.099:no-such-code");
        Caller.Answer unknown = enrol(csr, "X99.00.999:no-such-code");
        for (Caller.Answer answer : new Caller.Answer[] {bare, wrong, unknown}) {
            assertThat(answer.header("WWW-Authenticate")).startsWith("Basic ");
            assertThat(answer.status()).isEqualTo(401);
            assertThat(answer.json().path("detail")).isEqualTo(bare.json().path("detail"));
        }
        assertThat(stranger.post("/.well-known/est/simplereenroll", csr.getBytes()).status())
                .isEqualTo(401);
    }

    private static Caller.Answer enrol(String csr, String credentials) {
        String path = "/.well-known/est/simpleenroll";
        byte[] body = csr.getBytes();
        return credentials.isEmpty()
                ? stranger.post(path, body, "Content-Type", "application/pkcs10")
                : stranger.post(
                        path,
                        body,
                        "Content-Type",
                        "application/pkcs10",
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes()));
    }

    @Test
    void the_authority_publishes_what_relying_parties_need() {
        assertThat(stranger.get("/pki/ca.pem").text()).startsWith("-----BEGIN CERTIFICATE-----");
        assertThat(stranger.get("/pki/ca.crl").header("Content-Type"))
                .isEqualTo("application/pkix-crl");
        Caller.Answer ocsp = stranger.post("/pki/ocsp", new byte[] {0x30, 0x00});
        assertThat(ocsp.status()).isEqualTo(200);
        assertThat(ocsp.header("Content-Type")).isEqualTo("application/ocsp-response");
        assertThat(stranger.get("/pki/ocsp/MAA%3D").body()).isEqualTo(ocsp.body());
    }

    @Test
    void the_log_names_its_key_and_only_its_head_is_fresh() {
        Caller.Answer key = stranger.get("/log/key");
        assertThat(key.text().lines()).hasSize(1);
        assertThat(key.text()).startsWith("sandbox.liennganh.invalid/log+");
        Party office = Party.of(RunningHub.shared(), "X99.11.001");
        office.send(office.ping("X99.51.001"));
        Caller.Answer head = stranger.get("/log/checkpoint");
        assertThat(head.header("Cache-Control")).isEqualTo("no-cache");
        long size = Long.parseLong(head.text().lines().skip(1).findFirst().orElseThrow());
        String width = size < 256 ? ".p/" + size : "";
        Caller.Answer tile = stranger.get("/log/tile/0/000" + width);
        assertThat(tile.status()).isEqualTo(200);
        assertThat(tile.header("Cache-Control")).contains("immutable");
        assertThat(tile.body()).hasSize((int) Math.min(size, 256) * 32);
        assertThat(stranger.get("/log/tile/entries/000" + width).body())
                .hasSize((int) Math.min(size, 256) * 34);
    }

    @Test
    void the_interface_describes_itself() {
        Caller.Answer answer = stranger.get("/api/v1/openapi.json");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().path("openapi").asString()).startsWith("3.1");
        Caller.Answer pushed = stranger.get("/api/v1/asyncapi.json");
        assertThat(pushed.json().path("asyncapi").asString()).startsWith("3.0");
        assertThat(pushed.json().at("/servers/amqp/host").asString()).matches("localhost:[0-9]+");
    }
}

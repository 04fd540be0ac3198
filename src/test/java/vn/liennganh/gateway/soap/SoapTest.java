package vn.liennganh.gateway.soap;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.apache.wss4j.dom.WSConstants;
import org.apache.wss4j.dom.handler.WSHandlerResult;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.liennganh.message.Json;
import vn.liennganh.message.Receipt;
import vn.liennganh.message.Sha256;
import vn.liennganh.partner.client.InboxItem;
import vn.liennganh.scenario.Party;
import vn.liennganh.scenario.RunningHub;

/** The same messages and receipts as by REST, in envelopes that WSS4J signs and checks. */
class SoapTest {

    private static RunningHub hub;
    private static SoapPartner enforcement;
    private static SoapPartner land;

    @BeforeAll
    static void start() {
        hub = RunningHub.shared();
        enforcement = new SoapPartner(hub, "X99.11.001");
        land = new SoapPartner(hub, "X99.71.001");
    }

    @ParameterizedTest
    @ValueSource(strings = {Envelopes.SOAP_11, Envelopes.SOAP_12})
    void both_versions_of_soap_say_who_is_calling(String version) {
        SoapPartner.Answer answer = enforcement.call(version, "WhoAmI", "<ln:WhoAmI/>");

        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.field("agency")).isEqualTo("X99.11.001");
        assertThat(answer.field("environment")).isEqualTo("sandbox");
        assertThat(answer.text()).contains("sandbox.ping").contains("RelatesTo");
        assertThat(answer.document().getDocumentElement().getNamespaceURI()).isEqualTo(version);
    }

    @Test
    void wss4j_finds_the_hubs_signature_over_body_timestamp_and_addressing() {
        SoapPartner.Answer answer = land.call(Envelopes.SOAP_12, "WhoAmI", "<ln:WhoAmI/>");

        WSHandlerResult found = Envelopes.verified(answer.body(), land.authority());

        assertThat(found.getActionResults()).containsKeys(WSConstants.SIGN, WSConstants.TS);
        assertThat(
                        ((List<?>)
                                        found.getActionResults()
                                                .get(WSConstants.SIGN)
                                                .get(0)
                                                .get("data-ref-uris"))
                                .size())
                .isEqualTo(5);
    }

    @ParameterizedTest
    @CsvSource({
        "X99.11.001, http://www.w3.org/2001/04/xmldsig-more#rsa-sha512, sha512",
        "X99.11.001, http://www.w3.org/2007/05/xmldsig-more#sha256-rsa-MGF1, sha256",
        "X99.71.001, http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256, sha512"
    })
    void every_algorithm_of_the_profile_is_understood(String agency, String method, String digest) {
        SoapPartner partner = new SoapPartner(hub, agency);
        String envelope =
                Envelopes.signed(
                        Envelopes.of(Envelopes.SOAP_12, "<ln:WhoAmI/>"),
                        partner.signing()
                                .with(method, "http://www.w3.org/2001/04/xmlenc#" + digest));

        assertThat(partner.post(Envelopes.SOAP_12, envelope).field("agency")).isEqualTo(agency);
    }

    @Test
    void the_same_message_by_rest_and_by_soap_is_one_message_with_one_receipt() {
        Party sender = Party.of(hub, "X99.11.001");
        byte[] cms = sender.ping("X99.71.001");

        SoapPartner.Answer first =
                enforcement.call(Envelopes.SOAP_12, "Submit", Envelopes.submit(cms));
        assertThat(first.status()).as(first.text()).isEqualTo(200);
        Receipt byRest = sender.send(cms);
        SoapPartner.Answer again =
                enforcement.call(Envelopes.SOAP_11, "Submit", Envelopes.submit(cms));

        assertThat(first.field("repeated")).isEqualTo("false");
        assertThat(again.field("repeated")).isEqualTo("true");
        Receipt bySoap = Receipt.read(first.bytes("receipt")).orElseThrow();
        assertThat(bySoap.statement()).isEqualTo(byRest.statement());
        assertThat(bySoap.log().checkpoint()).isEqualTo(byRest.log().checkpoint());
        assertThat(bySoap.seal()).isEqualTo(byRest.seal());
        // Not byte for byte: the head may have been time-stamped in between.
        Receipt once = Receipt.read(again.bytes("receipt")).orElseThrow();
        assertThat(once.statement()).isEqualTo(byRest.statement());
        assertThat(once.seal()).isEqualTo(byRest.seal());
    }

    @Test
    void a_message_sent_by_soap_is_fetched_by_rest_and_by_soap_bit_for_bit() {
        Party.emptied(hub, "X99.72.001");
        Party sender = Party.of(hub, "X99.11.001");
        Party recipient = Party.of(hub, "X99.72.001");
        SoapPartner registry = new SoapPartner(hub, "X99.72.001");
        byte[] cms = sender.ping("X99.72.001");
        String id =
                enforcement.call(Envelopes.SOAP_12, "Submit", Envelopes.submit(cms)).field("id");

        List<InboxItem> inbox = recipient.inbox();
        InboxItem item =
                inbox.stream()
                        .filter(it -> it.id().toString().equals(id))
                        .findFirst()
                        .orElseThrow();
        SoapPartner.Answer listed =
                registry.call(
                        Envelopes.SOAP_12, "Fetch", "<ln:Fetch><ln:wait>20</ln:wait></ln:Fetch>");
        SoapPartner.Answer one =
                registry.call(
                        Envelopes.SOAP_11,
                        "Fetch",
                        "<ln:Fetch><ln:id>" + id + "</ln:id></ln:Fetch>");

        assertThat(Sha256.of(cms)).isEqualTo(item.sha256());
        // Others fill this inbox too: the page begins where the one by REST does.
        assertThat(listed.text()).contains(inbox.get(0).id().toString());
        assertThat(one.bytes("message")).isEqualTo(cms);
        assertThat(registry.get("/api/v1/messages/" + id)).isEqualTo(cms);
        assertThat(listed.field("next")).isNotEmpty();

        // Acknowledged by SOAP, it is gone from the inbox of every channel.
        byte[] paper =
                new vn.liennganh.pki.SealKey(
                                vn.liennganh.pki.Pem.readCertificate(
                                        hub.keys("X99.72.001").resolve("seal.crt")),
                                vn.liennganh.pki.Pem.readPrivateKey(
                                        hub.keys("X99.72.001").resolve("seal.key")),
                                List.of(),
                                java.time.Clock.systemUTC())
                        .sign(
                                new vn.liennganh.partner.client.Acknowledgement(
                                                recipient.id(),
                                                recipient.hub().whoami().time(),
                                                new java.util.LinkedHashMap<>(
                                                        Map.of(item.id(), item.sha256())))
                                        .bytes());
        SoapPartner.Answer acknowledged =
                registry.call(
                        Envelopes.SOAP_12,
                        "Acknowledge",
                        "<ln:Acknowledge><ln:acknowledgement>"
                                + java.util.Base64.getEncoder().encodeToString(paper)
                                + "</ln:acknowledgement></ln:Acknowledge>");
        assertThat(acknowledged.status()).as(acknowledged.text()).isEqualTo(200);
        Receipt handover = Receipt.read(acknowledged.bytes("receipt")).orElseThrow();
        assertThat(Json.MAPPER.readTree(handover.statement()).path("kind").asString())
                .isEqualTo("ContentHandover");
        assertThat(recipient.page(java.time.Duration.ZERO).items())
                .noneMatch(it -> it.id().equals(item.id()));
    }

    @Test
    void an_exchange_shows_the_same_as_on_rest() {
        Party sender = Party.of(hub, "X99.11.001");
        byte[] cms = sender.ping("X99.71.001");
        String id =
                enforcement.call(Envelopes.SOAP_12, "Submit", Envelopes.submit(cms)).field("id");
        String body = "<ln:GetExchange><ln:id>" + id + "</ln:id></ln:GetExchange>";

        SoapPartner.Answer seen = enforcement.call(Envelopes.SOAP_12, "GetExchange", body);
        var rest = Json.MAPPER.readTree(enforcement.get("/api/v1/exchanges/" + id));

        assertThat(seen.field("procedure")).isEqualTo(rest.path("procedure").asString());
        assertThat(seen.field("state")).isEqualTo(rest.path("state").asString());
        assertThat(seen.field("acceptedAt"))
                .isEqualTo(rest.path("messages").get(0).path("acceptedAt").asString());
        SoapPartner stranger = new SoapPartner(hub, "X99.51.002");
        assertThat(stranger.call(Envelopes.SOAP_12, "GetExchange", body).code())
                .isEqualTo("not-found");
    }

    @Test
    void a_hub_that_is_in_no_x_road_passes_over_its_header() {
        SoapPartner partner = new SoapPartner(hub, "X99.71.001");
        String id = "<x:id xmlns:x=\"" + Envelopes.XROAD + "\"%s>1</x:id>";
        String version = Envelopes.SOAP_12;
        String must = " s:mustUnderstand=\"true\"";

        SoapPartner.Answer passed =
                partner.post(
                        version,
                        Envelopes.signed(
                                Envelopes.of(version, id.formatted(""), "<ln:WhoAmI/>"),
                                partner.signing()));
        SoapPartner.Answer refused =
                partner.post(
                        version,
                        Envelopes.signed(
                                Envelopes.of(version, id.formatted(must), "<ln:WhoAmI/>"),
                                partner.signing()));

        assertThat(passed.code()).isEmpty();
        assertThat(passed.text()).doesNotContain(Envelopes.XROAD);
        assertThat(refused.code()).isEqualTo("message-malformed");
    }

    @Test
    void the_description_is_public_and_holds_a_sample_of_every_operation() {
        String wsdl = new String(land.get("/ws/v1?wsdl"), StandardCharsets.UTF_8);

        assertThat(wsdl).contains("location=\"https://").contains("HubSoap11", "HubSoap12");
        assertThat(Operations.NAMES)
                .allSatisfy(name -> assertThat(wsdl).containsPattern("<ln:" + name + "[/>]"));
    }

    @Test
    void an_agency_registered_for_mutual_tls_alone_need_not_sign_and_gets_unsigned_answers() {
        SoapPartner alone = new SoapPartner(hub, "X99.95.001");

        SoapPartner.Answer answer =
                alone.post(Envelopes.SOAP_11, Envelopes.of(Envelopes.SOAP_11, "<ln:WhoAmI/>"));
        SoapPartner.Answer signed = alone.call(Envelopes.SOAP_11, "WhoAmI", "<ln:WhoAmI/>");

        assertThat(answer.field("agency")).isEqualTo("X99.95.001");
        assertThat(answer.text()).doesNotContain("Signature");
        assertThat(Envelopes.verified(signed.body(), alone.authority()).getActionResults())
                .containsKey(WSConstants.SIGN);
    }
}

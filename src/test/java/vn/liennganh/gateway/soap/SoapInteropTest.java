package vn.liennganh.gateway.soap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.liennganh.message.Receipt;
import vn.liennganh.pki.Pem;
import vn.liennganh.scenario.Party;
import vn.liennganh.scenario.RunningHub;
import vn.liennganh.support.Program;
import vn.liennganh.support.Tools;

/** SOAP by programs that know nothing of us: Node's soap as the guide has it, and xmlsec1. */
@Tag(Tools.INTEROP)
class SoapInteropTest {

    private static final Path GUIDE = Path.of("src/docs/PARTNERS.md");

    private static RunningHub hub;

    @TempDir Path folder;

    @BeforeAll
    static void start() {
        hub = RunningHub.shared();
    }

    @Test
    void nodes_soap_sends_and_fetches_as_the_guide_says_and_xmlsec1_checks_the_answer()
            throws Exception {
        Path modules = Tools.nodeModules("soap");
        Party sender = Party.of(hub, "X99.11.001");
        byte[] cms = sender.ping("X99.71.001");
        SoapPartner partner = new SoapPartner(hub, "X99.11.001");
        Files.write(folder.resolve("order.p7m"), cms);
        Files.write(folder.resolve("hub.wsdl"), partner.get("/ws/v1?wsdl"));
        Files.writeString(folder.resolve("partner.js"), recipe());

        String said =
                run(
                        Map.of(
                                "NODE_PATH", modules.toString(),
                                "KEYS", hub.keys("X99.11.001").toAbsolutePath().toString(),
                                "CA", hub.sandbox().resolve("ca.pem").toAbsolutePath().toString(),
                                "WSDL", "hub.wsdl",
                                "HUB", hub.url().toString(),
                                "ORDER", "order.p7m"),
                        "node",
                        "partner.js");

        assertThat(said).contains("X99.11.001").contains("false");
        assertThat(Files.readAllBytes(folder.resolve("fetched.p7m"))).isEqualTo(cms);
        assertThat(Receipt.read(Files.readAllBytes(folder.resolve("receipt.json"))))
                .contains(sender.send(cms));
    }

    @Test
    void xmlsec1_finds_the_hubs_signature_right_and_a_changed_answer_wrong() throws Exception {
        Tools.need("xmlsec1");
        SoapPartner partner = new SoapPartner(hub, "X99.71.001");
        SoapPartner.Answer answer =
                partner.post(
                        Envelopes.SOAP_12,
                        Envelopes.signed(
                                Envelopes.of(Envelopes.SOAP_12, "<ln:WhoAmI/>"),
                                partner.signing()));
        String token =
                answer.document()
                        .getElementsByTagNameNS("*", "BinarySecurityToken")
                        .item(0)
                        .getTextContent();
        Files.writeString(
                folder.resolve("hub.crt"),
                Pem.write(Pem.certificateOf(Base64.getDecoder().decode(token))));
        Files.write(folder.resolve("answer.xml"), answer.body());
        Files.writeString(
                folder.resolve("changed.xml"), answer.text().replace("X99.71.001", "X99.71.002"));

        assertThat(verify("answer.xml")).contains("OK").doesNotContain("FAIL");
        assertThat(verify("changed.xml")).contains("FAIL");
    }

    private String verify(String file) throws Exception {
        return run(
                Map.of(),
                "sh",
                "-c",
                "xmlsec1 --verify --pubkey-cert-pem hub.crt --id-attr:Id Body"
                        + " --id-attr:Id Timestamp "
                        + file
                        + " 2>&1 || true");
    }

    /** The program in the guide, so that nobody can change one without the other. */
    private static String recipe() throws IOException {
        Matcher fence =
                Pattern.compile("```js\n(.*?)```", Pattern.DOTALL).matcher(Files.readString(GUIDE));
        assertThat(fence.find()).isTrue();
        return fence.group(1);
    }

    private String run(Map<String, String> environment, String... command) {
        return Program.run(folder, environment, command).well();
    }
}

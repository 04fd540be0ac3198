package vn.liennganh.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import vn.liennganh.message.Json;
import vn.liennganh.support.HttpsReceiver;
import vn.liennganh.support.Program;
import vn.liennganh.support.Tools;

/** Each call to a partner's webhook is signed, as programs see it that are none of ours. */
class WebhookSignatureTest {

    private static HttpsReceiver receiver;
    private static Party sender;
    private static String secret;
    private static String publicKey;

    @TempDir Path folder;

    @BeforeAll
    static void open() {
        ChannelHub channels = ChannelHub.shared();
        receiver = channels.receiver();
        sender = Party.of(channels.hub(), "X99.11.001");
        JsonNode made =
                Party.of(channels.hub(), ChannelHub.EVENTS)
                        .hub()
                        .ask("/webhook/secret", Json.MAPPER.createObjectNode());
        secret = made.path("secret").asString();
        publicKey = made.path("publicKey").asString();
    }

    @Test
    void openssl_finds_both_signatures_right() throws Exception {
        Tools.need("openssl", "bash");
        HttpsReceiver.Call call = receiver.arrived("/events", ping());
        write(call);
        byte[] raw = Base64.getDecoder().decode(publicKey.substring("whpk_".length()));
        byte[] head = Base64.getDecoder().decode("MCowBQYDK2VwAyEA");
        byte[] der = java.util.Arrays.copyOf(head, head.length + raw.length);
        System.arraycopy(raw, 0, der, head.length, raw.length);
        Files.write(folder.resolve("key.der"), der);
        String[] signatures = call.headers().get("webhook-signature").split(" ");
        Files.write(
                folder.resolve("v1a"),
                Base64.getDecoder().decode(signatures[signatures.length - 1].substring(4)));

        String mac =
                run(
                        "bash",
                        "-c",
                        "openssl dgst -sha256 -mac HMAC -macopt hexkey:"
                                + java.util.HexFormat.of()
                                        .formatHex(
                                                Base64.getDecoder()
                                                        .decode(
                                                                secret.substring(
                                                                        "whsec_".length())))
                                + " -binary signed | base64");
        assertThat(signatures[0]).isEqualTo("v1," + mac.strip());
        assertThat(
                        run(
                                "openssl",
                                "pkeyutl",
                                "-verify",
                                "-rawin",
                                "-pubin",
                                "-keyform",
                                "DER",
                                "-inkey",
                                "key.der",
                                "-in",
                                "signed",
                                "-sigfile",
                                "v1a"))
                .contains("Signature Verified Successfully");
    }

    @Test
    @Tag(Tools.INTEROP)
    void the_library_of_standard_webhooks_finds_the_signature_right() throws Exception {
        Path modules = Tools.nodeModules("standardwebhooks");
        HttpsReceiver.Call call = receiver.arrived("/events", ping());
        write(call);
        Files.write(folder.resolve("body"), call.body());
        Files.writeString(
                folder.resolve("headers.json"), Json.MAPPER.writeValueAsString(call.headers()));
        Files.writeString(
                folder.resolve("verify.cjs"),
                """
                const { Webhook } = require(process.argv[2] + "/standardwebhooks");
                const fs = require("fs");
                const headers = JSON.parse(fs.readFileSync("headers.json"));
                const body = fs.readFileSync("body", "utf8");
                const hook = new Webhook(process.argv[3]);
                console.log("valid " + hook.verify(body, headers).id);
                try { hook.verify(body + " ", headers); console.log("forged"); }
                catch (e) { console.log("refused"); }
                """);

        String said = run("node", "verify.cjs", modules.toString(), secret);

        assertThat(said)
                .contains("valid " + call.headers().get("webhook-id"), "refused")
                .doesNotContain("forged");
    }

    private void write(HttpsReceiver.Call call) throws IOException {
        String head =
                call.headers().get("webhook-id") + "." + call.headers().get("webhook-timestamp");
        Files.write(
                folder.resolve("signed"),
                (head + "." + new String(call.body(), StandardCharsets.UTF_8))
                        .getBytes(StandardCharsets.UTF_8));
    }

    private String run(String... command) {
        return Program.run(folder, command).well();
    }

    private static UUID ping() {
        return Party.messageId(sender.send(sender.ping(ChannelHub.EVENTS)));
    }
}

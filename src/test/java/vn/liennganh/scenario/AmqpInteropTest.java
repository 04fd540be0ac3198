package vn.liennganh.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.liennganh.message.Receipt;
import vn.liennganh.partner.client.Draft;
import vn.liennganh.startup.amqp.PartnerPort;
import vn.liennganh.support.Program;
import vn.liennganh.support.Tools;

/** AMQP by programs that know nothing of us, as the guide has them: Node's rhea, Qpid Proton. */
@Tag(Tools.INTEROP)
class AmqpInteropTest {

    private static final Path GUIDE = Path.of("src/docs/PARTNERS.md");

    private static RunningHub hub;

    @TempDir Path folder;

    @BeforeAll
    static void start() {
        hub = RunningHub.shared();
    }

    @Test
    void nodes_rhea_sends_and_receives_as_the_guide_says() throws Exception {
        Path modules = Tools.nodeModules("rhea");
        Files.writeString(folder.resolve("partner.js"), recipe("javascript"));

        sendsAndReceives(
                "X99.93.001", Map.of("NODE_PATH", modules.toString()), "node", "partner.js");
    }

    @Test
    void qpid_proton_sends_and_receives_as_the_guide_says() throws Exception {
        String python = Tools.python("proton");
        Files.writeString(folder.resolve("partner.py"), recipe("python"));

        sendsAndReceives("X99.95.001", Map.of(), python, "partner.py");
    }

    private void sendsAndReceives(String agency, Map<String, String> more, String... command)
            throws Exception {
        Party.emptied(hub, agency);
        Party partner = Party.of(hub, agency);
        Party counterpart = Party.of(hub, "X99.11.001");
        byte[] sent = partner.ping("X99.11.001");
        Files.write(folder.resolve("order.p7m"), sent);
        Draft draft = counterpart.opening("sandbox.ping", agency);
        byte[] coming = counterpart.sealed(draft);
        UUID id = UUID.fromString(draft.field("id").asString());
        counterpart.send(coming);

        Map<String, String> environment = new HashMap<>(more);
        environment.put("AGENCY", agency);
        environment.put("KEYS", hub.keys(agency).toAbsolutePath().toString());
        environment.put("CA", hub.sandbox().resolve("ca.pem").toAbsolutePath().toString());
        environment.put("PORT", Integer.toString(hub.bean(PartnerPort.class).port()));
        environment.put("ORDER", "order.p7m");
        String said = run(environment, command);

        assertThat(said).contains("accepted").contains(id.toString());
        assertThat(Receipt.read(Files.readAllBytes(folder.resolve("receipt.json"))))
                .contains(partner.send(sent));
        assertThat(Files.readAllBytes(folder.resolve(id + ".p7m"))).isEqualTo(coming);
    }

    /** The program in the guide, so that nobody can change one without the other. */
    private static String recipe(String language) throws IOException {
        Matcher fence =
                Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL)
                        .matcher(Files.readString(GUIDE));
        assertThat(fence.find()).isTrue();
        return fence.group(1);
    }

    private String run(Map<String, String> environment, String... command) {
        return Program.run(folder, environment, command).well();
    }
}

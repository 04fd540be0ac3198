package vn.liennganh.partner.cli.desk;

import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import vn.liennganh.message.Json;
import vn.liennganh.partner.client.HubClient;

/** Shows requests for a certificate that are in no round, and drafts the certificate of one. */
@Command(name = "certificates", mixinStandardHelpOptions = true)
public final class CertificatesCommand implements Callable<Integer> {

    @ParentCommand private @Nullable Counter counter;

    @Parameters(index = "0", arity = "0..1", paramLabel = "EXCHANGE")
    private @Nullable String exchange;

    @Option(names = "--open")
    private boolean open;

    @Option(names = "--touched")
    private boolean touched;

    @Mixin private final DraftPrinter printer = new DraftPrinter();

    @Override
    public Integer call() {
        Counter desk = Objects.requireNonNull(counter);
        HubClient hub = desk.hub();
        if (touched) {
            ArrayNode drafts = Json.MAPPER.createArrayNode();
            Pages.show(
                    desk,
                    hub,
                    "/certificate-requests/touched?limit=100",
                    one -> {
                        touched(desk, one);
                        one.path("drafts").forEach(drafts::add);
                    });
            if (!drafts.isEmpty()) {
                printer.show(desk, hub, drafts);
            }
        } else if (exchange == null) {
            String path = "/certificate-requests?limit=100" + (open ? "&only=open" : "");
            Pages.show(desk, hub, path, one -> request(desk, one));
        } else {
            JsonNode found = hub.json("/certificate-requests/" + exchange + "/drafts");
            printer.show(desk, hub, found.path("drafts"));
            desk.result(found);
        }
        return 0;
    }

    private static void touched(Counter desk, JsonNode one) {
        JsonNode person = one.path("person");
        desk.say(
                "partner.certificate-touched",
                one.path("exchange").asString(),
                person.path("name").asString(""),
                person.path("certificate").path("number").asString(""),
                one.path("inmate").asString());
        one.path("returned")
                .forEach(
                        back ->
                                desk.say(
                                        "partner.certificate-returned",
                                        desk.text(
                                                "inmate.returned-" + back.path("kind").asString()),
                                        Counter.words(back, "amount").orElse("-"),
                                        back.path("at").asString(),
                                        back.path("message").asString()));
    }

    private static void request(Counter desk, JsonNode one) {
        JsonNode person = one.path("person");
        desk.say(
                "partner.certificate-request",
                one.path("exchange").asString(),
                one.path("agency").asString(),
                one.path("keeper").asString(),
                person.path("name").asString(""),
                Counter.words(person, "requestedOn").orElse("-"),
                desk.text("partner.round-state-" + person.path("state").asString()));
    }
}

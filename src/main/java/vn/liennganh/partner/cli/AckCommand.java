package vn.liennganh.partner.cli;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import tools.jackson.databind.node.ArrayNode;
import vn.liennganh.message.Json;
import vn.liennganh.message.Receipt;
import vn.liennganh.message.Sha256;
import vn.liennganh.partner.client.Acknowledgement;
import vn.liennganh.partner.client.InboxItem;
import vn.liennganh.partner.client.WhoAmI;

/** Confirms under the seal that messages were received in full, which takes them off the inbox. */
@Command(name = "ack", mixinStandardHelpOptions = true)
final class AckCommand implements Callable<Integer> {

    @ParentCommand private @Nullable PartnerCommand partner;

    @Parameters(paramLabel = "MESSAGE", arity = "0..1000")
    private List<UUID> ids = new ArrayList<>();

    @Option(names = "--all")
    private boolean all;

    @Override
    public Integer call() {
        PartnerCommand command = java.util.Objects.requireNonNull(partner);
        Session session = command.session();
        if (all) {
            session.hub().inbox(100, Duration.ZERO, Optional.empty()).items().stream()
                    .map(InboxItem::id)
                    .forEach(ids::add);
        }
        Screen screen = command.screen();
        if (ids.isEmpty()) {
            screen.say("partner.nothing-to-acknowledge");
            screen.result(Json.MAPPER.createArrayNode());
            return ExitCode.OK.number();
        }
        // What is confirmed is what was fetched and proved, not what a list says.
        Map<UUID, Sha256> received = new LinkedHashMap<>();
        ids.forEach(id -> received.put(id, session.hub().open(id).sha256()));
        WhoAmI me = session.hub().whoami();
        byte[] content = new Acknowledgement(me.agency(), me.time(), received).bytes();
        List<Receipt> receipts = session.hub().acknowledge(session.signer().seal(content));
        ArrayNode result = Json.MAPPER.createArrayNode();
        receipts.forEach(receipt -> result.add(receipt.toJson()));
        screen.say("partner.acknowledged", receipts.size());
        screen.result(result);
        return ExitCode.OK.number();
    }
}

package vn.liennganh.partner.cli;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import vn.liennganh.message.Json;
import vn.liennganh.partner.client.InboxItem;
import vn.liennganh.partner.client.InboxPage;

/** Lists what waits for an acknowledgement, page by page. */
@Command(name = "inbox", mixinStandardHelpOptions = true)
final class InboxCommand implements Callable<Integer> {

    @ParentCommand private @Nullable PartnerCommand partner;

    @Option(names = "--wait", paramLabel = "SECONDS", defaultValue = "0")
    private int wait;

    @Option(names = "--limit", paramLabel = "COUNT", defaultValue = "100")
    private int limit;

    @Override
    public Integer call() {
        PartnerCommand command = java.util.Objects.requireNonNull(partner);
        InboxPage page =
                command.session().hub().inbox(limit, Duration.ofSeconds(wait), Optional.empty());
        Screen screen = command.screen();
        ObjectNode result = Json.MAPPER.createObjectNode();
        ArrayNode items = result.putArray("items");
        page.items().forEach(item -> items.add(item.document()));
        page.items().forEach(item -> screen.line(line(item)));
        screen.say(
                page.items().isEmpty() ? "partner.inbox-empty" : "partner.inbox-count",
                page.items().size());
        screen.result(result);
        return ExitCode.OK.number();
    }

    static String line(InboxItem item) {
        return "%s  %-10s %-42s %-12s %s"
                .formatted(
                        item.acceptedAt().toLocalDateTime().withNano(0),
                        item.copy() ? "(copy)" : item.urgency(),
                        item.type(),
                        item.from(),
                        item.id());
    }
}

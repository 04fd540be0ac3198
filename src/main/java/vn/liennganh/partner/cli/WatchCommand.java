package vn.liennganh.partner.cli;

import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import vn.liennganh.partner.client.HubClient;
import vn.liennganh.partner.client.InboxItem;
import vn.liennganh.partner.client.InboxPage;

/** Shows each delivery as it arrives, until it is stopped or has shown as many as asked for. */
@Command(name = "watch", mixinStandardHelpOptions = true)
final class WatchCommand implements Callable<Integer> {

    private static final Duration POLL = Duration.ofSeconds(30);
    private static final long PAUSE_MILLIS = 1_000;

    @ParentCommand private @Nullable PartnerCommand partner;

    @Option(names = "--count", paramLabel = "COUNT", defaultValue = "0")
    private int count;

    @Override
    public Integer call() throws InterruptedException {
        PartnerCommand command = java.util.Objects.requireNonNull(partner);
        HubClient hub = command.session().hub();
        Screen screen = command.screen();
        Set<UUID> shown = new HashSet<>();
        Optional<String> after = Optional.empty();
        screen.say("partner.watching");
        while (count == 0 || shown.size() < count) {
            InboxPage page = hub.inbox(100, POLL, after);
            int before = shown.size();
            for (InboxItem item : page.items()) {
                if (shown.add(item.id())) {
                    screen.line(InboxCommand.line(item));
                    screen.result(item.document());
                }
            }
            after = page.next().or(() -> Optional.empty());
            if (shown.size() == before && !page.items().isEmpty()) {
                Thread.sleep(PAUSE_MILLIS);
            }
        }
        return ExitCode.OK.number();
    }
}

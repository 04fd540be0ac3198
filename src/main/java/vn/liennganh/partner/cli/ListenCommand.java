package vn.liennganh.partner.cli;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
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
import vn.liennganh.partner.client.Opened;

/**
 * Lets a programme that is still being written receive calls as from the hub's webhook, without an
 * address that the hub could reach: what waits in the inbox is fetched, verified and passed on. It
 * acknowledges nothing: that is for the programme.
 */
@Command(name = "listen", mixinStandardHelpOptions = true)
final class ListenCommand implements Callable<Integer> {

    private static final Duration POLL = Duration.ofSeconds(30);
    private static final Duration ANSWER = Duration.ofSeconds(15);
    private static final int ATTEMPTS = 5;
    private static final long PAUSE_MILLIS = 1_000;

    /** What the programme gets. */
    enum Form {
        event,
        message
    }

    @ParentCommand private @Nullable PartnerCommand partner;

    @Option(names = "--forward-to", paramLabel = "URL", required = true)
    private @Nullable URI target;

    @Option(names = "--form", paramLabel = "event|message", defaultValue = "event")
    private Form form = Form.event;

    @Option(names = "--secret", paramLabel = "whsec_...")
    private @Nullable String secret;

    @Option(names = "--count", paramLabel = "COUNT", defaultValue = "0")
    private int count;

    private final HttpClient http =
            HttpClient.newBuilder()
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .connectTimeout(ANSWER)
                    .build();

    @Override
    public Integer call() throws InterruptedException {
        PartnerCommand command = java.util.Objects.requireNonNull(partner);
        HubClient hub = command.session().hub();
        Screen screen = command.screen();
        HookSecret signing =
                secret == null ? HookSecret.random() : HookSecret.of(secret).orElseThrow(this::bad);
        screen.say("partner.listening", java.util.Objects.requireNonNull(target), signing.text());
        Set<UUID> passed = new HashSet<>();
        Optional<String> after = Optional.empty();
        while (!enough(passed)) {
            InboxPage page = hub.inbox(100, POLL, after);
            int before = passed.size();
            for (InboxItem item : page.items()) {
                if (!enough(passed) && passed.add(item.id())) {
                    pass(hub, screen, signing, item);
                }
            }
            after = page.next();
            if (passed.size() == before && !page.items().isEmpty()) {
                Thread.sleep(PAUSE_MILLIS);
            }
        }
        return ExitCode.OK.number();
    }

    private boolean enough(Set<UUID> passed) {
        return count != 0 && passed.size() >= count;
    }

    private Unusable bad() {
        return new Unusable("partner.listen-secret");
    }

    /** Tries again a few times, as the hub would for hours. */
    private void pass(HubClient hub, Screen screen, HookSecret signing, InboxItem item)
            throws InterruptedException {
        Opened opened = hub.open(item);
        byte[] body = form == Form.message ? opened.cms() : Hook.event(item);
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            String answer = post(signing, item.id(), body);
            screen.say("partner.listen-passed", item.type(), item.id(), answer);
            if (answer.startsWith("2")) {
                return;
            }
            Thread.sleep(PAUSE_MILLIS * attempt);
        }
        screen.say("partner.listen-left", item.id());
    }

    /** The status of the answer, or what went wrong. */
    private String post(HookSecret signing, UUID id, byte[] body) throws InterruptedException {
        long now =
                java.util.Objects.requireNonNull(partner).home().clock().instant().getEpochSecond();
        HttpRequest request =
                HttpRequest.newBuilder(java.util.Objects.requireNonNull(target))
                        .timeout(ANSWER)
                        .header("Content-Type", form == Form.message ? Hook.CMS : Hook.JSON)
                        .header("webhook-id", id.toString())
                        .header("webhook-timestamp", Long.toString(now))
                        .header("webhook-signature", signing.signature(id.toString(), now, body))
                        .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                        .build();
        try {
            return Integer.toString(http.send(request, BodyHandlers.discarding()).statusCode());
        } catch (IOException unreachable) {
            return unreachable.getClass().getSimpleName();
        }
    }
}

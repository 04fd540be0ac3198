package vn.liennganh.delivery.push;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import vn.liennganh.directory.Agency.Reach.Form;
import vn.liennganh.intake.MessageArchive;
import vn.liennganh.message.AgencyId;

/** Webhooks after Standard Webhooks: a thin event, or the whole message. */
final class WebhookLine implements PushLine {

    static final String NO_SECRET = "push-no-secret";

    private static final int STATUS_GONE = 410;
    private static final String CMS = "application/pkcs7-mime; smime-type=signed-data";
    private static final String JSON = "application/json";

    private final HttpsLine line;
    private final WebhookRepository webhooks;
    private final MessageArchive archive;
    private final Duration timeout;
    private final Clock clock;

    WebhookLine(
            HttpsLine line,
            WebhookRepository webhooks,
            MessageArchive archive,
            Duration timeout,
            Clock clock) {
        this.line = line;
        this.webhooks = webhooks;
        this.archive = archive;
        this.timeout = timeout;
        this.clock = clock;
    }

    @Override
    public boolean speaks(Form form) {
        return form == Form.EVENT || form == Form.MESSAGE;
    }

    @Override
    public void open() {
        line.open();
    }

    @Override
    public Optional<String> obstacle(AgencyId party, URI url) {
        if (webhooks.keys(party, clock.instant()).isEmpty()) {
            return Optional.of(NO_SECRET);
        }
        return webhooks.gone(party)
                .filter(one -> one.url().equals(url.toString()))
                .map(gone -> PushQueue.GONE);
    }

    @Override
    public Duration patience(Due due) {
        return timeout;
    }

    @Override
    public Outcome call(Due due, URI url, Form form) {
        HttpsLine.Answer answer = post(due, url, form);
        if (answer.taken()) {
            return new Taken();
        }
        if (answer.status() == STATUS_GONE) {
            webhooks.gone(due.party(), url.toString(), clock.instant());
            return new Gone();
        }
        return new Failed(answer.failure(), "webhook: " + answer.failure(), answer.retryAfter());
    }

    private HttpsLine.Answer post(Due due, URI url, Form form) {
        Instant now = clock.instant();
        WebhookKeys keys = webhooks.keys(due.party(), now).orElseThrow();
        byte[] body = form.whole() ? archive.bytes(due.message()) : due.event();
        String id = due.message().toString();
        long timestamp = now.getEpochSecond();
        return line.post(
                url,
                form.whole() ? CMS : JSON,
                body,
                Map.of(
                        "webhook-id",
                        id,
                        "webhook-timestamp",
                        Long.toString(timestamp),
                        "webhook-signature",
                        keys.signatures(id, timestamp, body)));
    }
}

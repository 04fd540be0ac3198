package vn.liennganh.partner.cli.desk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import vn.liennganh.message.Envelope;
import vn.liennganh.message.EnvelopeReader;
import vn.liennganh.message.RefusalCode;
import vn.liennganh.partner.client.HubClient;
import vn.liennganh.partner.client.MessageIds;
import vn.liennganh.partner.client.Problem;
import vn.liennganh.partner.client.mail.Outbox;
import vn.liennganh.partner.client.mail.Signed;
import vn.liennganh.pki.CmsReader;

/**
 * Sends the releases of what is held too much, where the office's policy lets its client do so: the
 * desk drafts, this side signs with the office's own keys, and the hub judges them as any other
 * message. What only a person can fill is left to a person, and so is what was refused once.
 *
 * <p>Nothing is released twice. The id of a release follows from what the desk knew when it drafted
 * it, so that two clients send one message; one that was signed and not answered is sent again, the
 * same bytes, before anything else is let go in its place.
 */
@Command(name = "release", mixinStandardHelpOptions = true)
final class FreezeReleaseCommand implements Callable<Integer> {

    private static final String NUMBER = "/decision/number";

    /** After that the hub takes no message any more (protocol, section 1). */
    private static final Duration SENDABLE = Duration.ofHours(24);

    @ParentCommand private @Nullable FreezesCommand freezes;

    @Option(names = "--numbers", paramLabel = "FILE", required = true)
    private @Nullable Path numbers;

    @Option(names = "--every", paramLabel = "MINUTES", defaultValue = "0")
    private int every;

    private final Set<String> refused = new HashSet<>();

    @Override
    public Integer call() throws InterruptedException {
        Counter counter = Objects.requireNonNull(freezes).counter();
        while (true) {
            try {
                if (!alone(counter)) {
                    return 1;
                }
            } catch (Problem away) {
                if (every == 0 || !away.retryable()) {
                    throw away;
                }
                counter.say("partner.freeze-release-later", away.code());
            } catch (UncheckedIOException away) {
                if (every == 0) {
                    throw away;
                }
                counter.say("partner.freeze-release-later", away.getMessage());
            }
            if (every == 0) {
                return refused.isEmpty() ? 0 : 1;
            }
            Thread.sleep(Duration.ofMinutes(every).toMillis());
        }
    }

    /** One pass, while no other client takes numbers; whether it may go on. */
    private boolean alone(Counter counter) {
        Path file = Objects.requireNonNull(numbers);
        try {
            Optional<NumberBook> open = NumberBook.open(file);
            if (open.isEmpty()) {
                counter.say("partner.freeze-release-busy", file);
                return every > 0;
            }
            try (NumberBook book = open.get()) {
                return pass(counter, counter.hub(), book);
            }
        } catch (IOException unusable) {
            throw counter.unusable("partner.file-unreadable", file);
        }
    }

    /** Whether it may go on: false where the policy forbids it or no number is left. */
    private boolean pass(Counter counter, HubClient hub, NumberBook book) throws IOException {
        List<Envelope> open = unanswered(counter, hub, book);
        Set<String> cases = new LinkedHashSet<>();
        String after = "";
        do {
            JsonNode page = hub.json("/freezes?excess=true" + after);
            page.path("items").forEach(one -> cases.add(one.path("caseNumber").asString()));
            String next = page.path("next").asString("");
            after = next.isEmpty() ? "" : "&after=" + next;
        } while (!after.isEmpty());
        for (String one : cases) {
            JsonNode said = hub.json("/freezes/case/drafts?number=" + Coded.of(one));
            if (!said.path("sentByClient").asBoolean()) {
                counter.say("partner.freeze-release-off");
                return false;
            }
            for (JsonNode draft : said.path("drafts")) {
                String state = said.path("state").asString("");
                if (!release(counter, hub, book, open, state, draft)) {
                    return false;
                }
            }
        }
        if (cases.isEmpty()) {
            counter.say("partner.list-empty");
        }
        return true;
    }

    /**
     * The releases that were signed and of which nobody knows whether they arrived. What the hub
     * has after all gets its receipt; what it can take no more is forgotten, its number stays
     * taken.
     */
    private static List<Envelope> unanswered(Counter counter, HubClient hub, NumberBook book)
            throws IOException {
        Outbox outbox = counter.outbox();
        Set<UUID> signed = new HashSet<>(outbox.unanswered());
        signed.retainAll(book.decisions());
        if (signed.isEmpty()) {
            return List.of();
        }
        Instant now = hub.whoami().time().toInstant();
        List<Envelope> open = new ArrayList<>();
        for (UUID id : signed) {
            Envelope envelope = outbox.signed(id).map(FreezeReleaseCommand::envelope).orElseThrow();
            if (arrived(hub, id)) {
                counter.send(outbox.signed(id).orElseThrow());
            } else if (envelope.time().toInstant().plus(SENDABLE).isBefore(now)) {
                outbox.drop(id);
            } else {
                open.add(envelope);
            }
        }
        return open;
    }

    private static boolean arrived(HubClient hub, UUID id) {
        try {
            return !hub.evidence(id).isEmpty();
        } catch (Problem problem) {
            if (problem.refusal().filter(RefusalCode.NOT_FOUND::equals).isPresent()) {
                return false;
            }
            throw problem;
        }
    }

    private static Envelope envelope(Signed signed) {
        byte[] content = new CmsReader().read(signed.cms()).orThrow().content();
        return EnvelopeReader.read(content).value();
    }

    private boolean release(
            Counter counter,
            HubClient hub,
            NumberBook book,
            List<Envelope> open,
            String state,
            JsonNode draft)
            throws IOException {
        String number = draft.path("caseNumber").asString("");
        String holder = draft.path("to").path(0).asString("");
        String key = holder + draft.path("exchange").asString("") + draft.at("/body/amount");
        if (refused.contains(key)) {
            return true;
        }
        List<String> missing = Letter.strings(draft.path("missing"));
        if (!missing.equals(List.of(NUMBER))) {
            counter.say("partner.freeze-release-person", number, holder, missing);
            return true;
        }
        UUID exchange = UUID.fromString(draft.path("exchange").asString());
        UUID id = MessageIds.named(exchange, "release/" + holder + "/" + state);
        Outbox outbox = counter.outbox();
        if (outbox.receipt(id).isPresent()) {
            return true; // The desk has yet to hear of it.
        }
        Optional<Envelope> earlier =
                open.stream()
                        .filter(one -> one.exchange().equals(exchange))
                        .filter(one -> one.to().equals(List.of(holder)))
                        .findFirst();
        if (earlier.isPresent() && !covers(draft, earlier.get())) {
            counter.say("partner.freeze-release-open", number, holder, earlier.get().id());
            return true;
        }
        Optional<String> code = book.refusal(id);
        if (code.isEmpty() && earlier.isPresent()) {
            code = send(counter, book, outbox.signed(earlier.get().id()).orElseThrow());
        } else if (code.isEmpty()) {
            Optional<String> decision = book.take(id, number + "\t" + holder);
            if (decision.isEmpty()) {
                counter.say("partner.freeze-release-no-number", number, holder);
                return false;
            }
            ObjectNode body = (ObjectNode) draft.path("body");
            body.withObject("/decision").put("number", decision.get());
            code = send(counter, book, counter.sign(id, Letter.of(hub, draft, id)));
        }
        if (code.isPresent()) {
            refused.add(key);
            counter.say("partner.freeze-release-refused", number, holder, code.get());
        }
        return true;
    }

    /** The code with which the hub refused it for good; that is remembered where it is proved. */
    private static Optional<String> send(Counter counter, NumberBook book, Signed signed)
            throws IOException {
        try {
            counter.send(signed);
            return Optional.empty();
        } catch (Problem problem) {
            if (problem.retryable()) {
                throw problem;
            }
            if (problem.rejection().isPresent()) {
                book.refused(signed.id(), problem.code());
                counter.outbox().drop(signed.id());
            }
            return Optional.of(problem.code());
        }
    }

    /** Whether what is proposed now lets go of all that an earlier release would let go of. */
    private static boolean covers(JsonNode draft, Envelope earlier) {
        JsonNode then = earlier.body();
        return draft.path("type").asString().equals(earlier.type().value())
                && draft.at("/body/amount/amount").asLong() >= then.at("/amount/amount").asLong()
                && accounts(draft.path("body")).containsAll(accounts(then));
    }

    private static List<String> accounts(JsonNode body) {
        return body.path("accounts")
                .valueStream()
                .map(one -> one.path("number").asString(""))
                .toList();
    }
}

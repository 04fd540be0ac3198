package vn.liennganh.partner.client.fake;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.Envelope;
import vn.liennganh.message.Receipt;
import vn.liennganh.message.RefusalCode;
import vn.liennganh.message.Sha256;
import vn.liennganh.message.StatedObligation;
import vn.liennganh.message.Statement;
import vn.liennganh.message.StatementKind;
import vn.liennganh.message.WireTime;

/** Everything the fake hub has accepted, and who is owed what; one lock for all of it. */
final class FakeBooks {

    static final AgencyId HUB = AgencyId.of("X99.00.000");

    private final FakeLog log;
    private final Clock clock;
    private final Map<UUID, FakeMessage> messages = new LinkedHashMap<>();
    private final Map<String, Owing> owing = new LinkedHashMap<>();
    private final List<FakeDuty> duties = new ArrayList<>();
    private final SecureRandom random = new SecureRandom();
    private Duration ahead = Duration.ZERO;

    /** What a type of message asks of its recipients. */
    record Owing(String answer, Duration within) {}

    /** What somebody owes for a message. */
    record FakeDuty(FakeMessage cause, AgencyId party, String owes, Instant due) {}

    FakeBooks(FakeLog log, Clock clock) {
        this.log = log;
        this.clock = clock;
    }

    synchronized void owes(String type, String answer, Duration within) {
        owing.put(type, new Owing(answer, within));
    }

    synchronized void advance(Duration by) {
        ahead = ahead.plus(by);
    }

    synchronized Instant now() {
        return clock.instant().plus(ahead);
    }

    synchronized Duration ahead() {
        return ahead;
    }

    synchronized Optional<FakeMessage> find(UUID id) {
        return Optional.ofNullable(messages.get(id));
    }

    synchronized List<FakeMessage> all(Predicate<FakeMessage> which) {
        return messages.values().stream().filter(which).toList();
    }

    /** Logs an acceptance, and opens what it owes. */
    synchronized FakeMessage accept(byte[] cms, Envelope envelope) {
        FakeMessage message = new FakeMessage(messages.size() + 1L, cms, envelope, now());
        List<StatedObligation> stated = new ArrayList<>();
        Owing asked = owing.get(envelope.type().value());
        if (asked != null) {
            Instant due = message.acceptedAt.plus(asked.within());
            for (String recipient : envelope.to()) {
                AgencyId party = AgencyId.of(recipient);
                duties.add(new FakeDuty(message, party, asked.answer(), due));
                stated.add(
                        new StatedObligation(
                                party,
                                asked.answer(),
                                "receipt",
                                Optional.of(WireTime.attested(due)),
                                false,
                                "fake/1#" + asked.answer()));
            }
        }
        message.receipts.add(
                log.append(
                        statement(
                                StatementKind.SUBMISSION_ACCEPTANCE,
                                message,
                                Optional.empty(),
                                stated)));
        messages.put(envelope.id(), message);
        notifyAll();
        return message;
    }

    /** The proof of a refusal of bytes whose sender was proved. */
    synchronized Receipt reject(byte[] cms, Envelope envelope, RefusalCode code) {
        FakeMessage refused = new FakeMessage(0, cms, envelope, now());
        Statement plain =
                statement(StatementKind.SUBMISSION_REJECTION, refused, Optional.empty(), List.of());
        return log.append(withReason(plain, code));
    }

    /** The first fetch by a recipient is attested. */
    synchronized void consigned(FakeMessage message, AgencyId party) {
        if (message.to(party) && message.fetched.add(party)) {
            message.receipts.add(
                    log.append(
                            statement(
                                    StatementKind.CONTENT_CONSIGNMENT,
                                    message,
                                    Optional.of(party),
                                    List.of())));
        }
    }

    /**
     * Takes messages off an inbox, all or none; one receipt each, the same one when it is repeated.
     */
    synchronized List<Receipt> acknowledge(AgencyId party, Map<UUID, Sha256> held) {
        held.forEach(
                (id, sha256) -> {
                    FakeMessage message = messages.get(id);
                    if (message == null || !message.to(party)) {
                        throw FakeRefusal.of(RefusalCode.NOT_FOUND);
                    }
                    if (!message.sha256().equals(sha256)) {
                        throw FakeRefusal.of(RefusalCode.DIGEST_MISMATCH);
                    }
                });
        List<Receipt> receipts = new ArrayList<>();
        held.keySet().forEach(id -> receipts.add(handover(messages.get(id), party)));
        return receipts;
    }

    private Receipt handover(FakeMessage message, AgencyId party) {
        if (message.acknowledged.add(party)) {
            message.receipts.add(
                    log.append(
                            statement(
                                    StatementKind.CONTENT_HANDOVER,
                                    message,
                                    Optional.of(party),
                                    List.of())));
        }
        return receiptsFor(message, party).stream()
                .filter(it -> read(it).kind() == StatementKind.CONTENT_HANDOVER)
                .filter(it -> read(it).party().equals(Optional.of(party)))
                .findFirst()
                .orElseThrow();
    }

    /** The sender sees every receipt, a recipient those about itself. */
    synchronized List<Receipt> receiptsFor(FakeMessage message, AgencyId viewer) {
        return message.receipts.stream()
                .filter(
                        it ->
                                message.envelope.from().equals(viewer)
                                        || read(it).party().equals(Optional.of(viewer)))
                .toList();
    }

    /**
     * What a recipient has not acknowledged, behind a place, waiting for the first; most urgent
     * first.
     */
    synchronized List<FakeMessage> inbox(AgencyId party, long after, int limit, Duration wait)
            throws InterruptedException {
        long end = System.nanoTime() + wait.toNanos();
        while (true) {
            List<FakeMessage> waiting =
                    messages.values().stream()
                            .filter(it -> it.number > after && it.to(party))
                            .filter(it -> !it.acknowledged.contains(party))
                            .limit(limit)
                            .sorted(
                                    Comparator.comparing(
                                            it -> it.envelope.urgency(), Comparator.reverseOrder()))
                            .toList();
            long left = (end - System.nanoTime()) / 1_000_000;
            if (!waiting.isEmpty() || left <= 0) {
                return waiting;
            }
            wait(left);
        }
    }

    synchronized List<FakeDuty> duties(Predicate<FakeDuty> which) {
        return duties.stream().filter(which).toList();
    }

    /** {@code open}, {@code overdue}, {@code fulfilled} or {@code fulfilled-late}. */
    synchronized String status(FakeDuty duty) {
        Optional<FakeMessage> answer = fulfilling(duty);
        boolean late = answer.map(it -> it.acceptedAt).orElseGet(this::now).isAfter(duty.due());
        if (answer.isPresent()) {
            return late ? "fulfilled-late" : "fulfilled";
        }
        return late ? "overdue" : "open";
    }

    synchronized Optional<FakeMessage> fulfilling(FakeDuty duty) {
        return messages.values().stream()
                .filter(it -> it.envelope.type().value().equals(duty.owes()))
                .filter(it -> it.envelope.from().equals(duty.party()))
                .filter(
                        it ->
                                it.envelope
                                        .inReplyTo()
                                        .equals(Optional.of(duty.cause().envelope.id())))
                .findFirst();
    }

    static Statement read(Receipt receipt) {
        return Statement.read(receipt.statement()).orElseThrow();
    }

    private Statement statement(
            StatementKind kind,
            FakeMessage message,
            Optional<AgencyId> party,
            List<StatedObligation> obligations) {
        Envelope envelope = message.envelope;
        byte[] salt = new byte[16];
        random.nextBytes(salt);
        return new Statement(
                kind,
                UUID.randomUUID(),
                Base64.getEncoder().encodeToString(salt),
                envelope.id(),
                message.sha256(),
                envelope.type(),
                envelope.from(),
                envelope.to(),
                List.of(),
                envelope.exchange(),
                party,
                HUB,
                WireTime.attested(now()),
                obligations,
                Optional.empty(),
                List.of());
    }

    private static Statement withReason(Statement it, RefusalCode code) {
        return new Statement(
                it.kind(),
                it.id(),
                it.salt(),
                it.messageId(),
                it.messageSha256(),
                it.type(),
                it.from(),
                it.to(),
                it.copies(),
                it.exchange(),
                it.party(),
                it.hub(),
                it.time(),
                it.obligations(),
                Optional.of(code.slug()),
                it.counterEvidence());
    }

    /** Parties of a conversation. */
    synchronized Set<String> parties(UUID exchange) {
        Set<String> parties = new java.util.TreeSet<>();
        for (FakeMessage message : messages.values()) {
            if (message.envelope.exchange().equals(exchange)) {
                parties.add(message.envelope.from().value());
                parties.addAll(message.envelope.to());
            }
        }
        return parties;
    }
}

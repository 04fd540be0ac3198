package vn.liennganh.intake;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import vn.liennganh.evidence.EvidenceLog;
import vn.liennganh.evidence.NewStatement;
import vn.liennganh.exchange.ExchangeChange;
import vn.liennganh.exchange.FactView;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.Sha256;
import vn.liennganh.message.Statement;
import vn.liennganh.message.StatementKind;
import vn.liennganh.regulation.ExchangeState;
import vn.liennganh.regulation.Obligation;
import vn.liennganh.regulation.across.Fact;
import vn.liennganh.regulation.across.Facts;

/**
 * One batch on its way into the books: what was read for it, and what it is about to write.
 *
 * <p>What one item writes the next one sees, so that two copies of a message, or a message and its
 * answer, may stand in the same batch. Lives for one attempt of one transaction.
 */
final class Batch {

    private record Place(UUID message, StatementKind kind, Optional<AgencyId> party) {}

    private record Move(
            ExchangeState state, Map<UUID, Obligation> touched, boolean factsMoved, String why) {}

    /** What the database knew before the batch. */
    record Known(
            long nextIndex,
            long lastNumber,
            List<MessageRepository.Heard> heard,
            List<StoredMessage> messages,
            Map<UUID, ExchangeState> exchanges,
            FactView facts,
            Map<Sha256, UUID> keys,
            Map<AgencyId, Map<Sha256, AttachmentRepository.Content>> contents,
            List<EvidenceLog.Logged> logged) {}

    private final long nextIndex;
    private final Map<UUID, MessageRepository.Heard> heard = new HashMap<>();
    private final Map<UUID, StoredMessage> messages = new HashMap<>();
    private final Map<UUID, ExchangeState> exchanges;
    private final FactView facts;
    private final Map<Sha256, UUID> keys;
    private final Map<AgencyId, Map<Sha256, AttachmentRepository.Content>> contents;
    private final Map<Place, Long> logged = new HashMap<>();

    private final List<MessageRepository.Row> rows = new ArrayList<>();
    private final Map<Sha256, UUID> newKeys = new HashMap<>();
    private final Map<UUID, Map<Sha256, AttachmentRepository.Content>> named =
            new LinkedHashMap<>();
    private final Map<UUID, Move> moves = new LinkedHashMap<>();
    private final List<NewStatement> statements = new ArrayList<>();
    private final List<BatchEvent> events = new ArrayList<>();
    private final List<Runnable> answers = new ArrayList<>();
    private long number;

    Batch(Known known) {
        nextIndex = known.nextIndex();
        number = known.lastNumber();
        known.heard().forEach(one -> heard.put(one.id(), one));
        known.messages().forEach(one -> messages.put(one.id(), one));
        exchanges = new HashMap<>(known.exchanges());
        facts = known.facts();
        keys = new HashMap<>(known.keys());
        contents = known.contents();
        known.logged()
                .forEach(
                        one ->
                                logged.put(
                                        new Place(one.messageId(), one.kind(), one.party()),
                                        one.index()));
    }

    Optional<MessageRepository.Heard> heard(UUID id) {
        return Optional.ofNullable(heard.get(id));
    }

    Optional<StoredMessage> message(UUID id) {
        return Optional.ofNullable(messages.get(id));
    }

    Optional<ExchangeState> exchange(UUID id) {
        return Optional.ofNullable(exchanges.get(id));
    }

    /** What exchanges know of each other, what the batch has told so far included. */
    Facts facts() {
        return facts;
    }

    Optional<UUID> firstUse(Sha256 key) {
        return Optional.ofNullable(keys.get(key));
    }

    Map<Sha256, AttachmentRepository.Content> contents(AgencyId sender) {
        return contents.getOrDefault(sender, Map.of());
    }

    /** Whether it was delivered to the party, or to one for whom that carries on. */
    boolean received(StoredMessage message, AgencyId party) {
        return message.received(party) || reached(message).contains(party);
    }

    /** Whether the party collected it; what one collected that has ended its heir need not. */
    boolean collected(StoredMessage message, AgencyId party) {
        Set<AgencyId> before = everybody(message.recipients(), message.copies());
        if (message.received(party)) {
            before.retainAll(Set.of(party));
        } else {
            before.removeAll(reached(message));
        }
        return before.stream()
                .map(Optional::of)
                .anyMatch(
                        one ->
                                logged(message.id(), StatementKind.CONTENT_CONSIGNMENT, one)
                                        .isPresent());
    }

    /** Whom the message reached, as its exchange knows them today. */
    private Set<AgencyId> reached(StoredMessage message) {
        return exchange(message.exchange()).stream()
                .flatMap(exchange -> exchange.messages().stream())
                .filter(fact -> fact.id().equals(message.id()))
                .findFirst()
                .map(fact -> everybody(fact.to(), fact.copies()))
                .orElseGet(Set::of);
    }

    private static Set<AgencyId> everybody(List<AgencyId> addressed, List<AgencyId> copied) {
        Set<AgencyId> all = new HashSet<>(addressed);
        all.addAll(copied);
        return all;
    }

    /** The log index of a statement made earlier, or earlier in this batch. */
    Optional<Long> logged(UUID message, StatementKind kind, Optional<AgencyId> party) {
        return Optional.ofNullable(logged.get(new Place(message, kind, party)));
    }

    long nextNumber() {
        return ++number;
    }

    void accept(StoredMessage message, byte[] cms) {
        rows.add(new MessageRepository.Row(message, cms));
        heard.put(
                message.id(),
                new MessageRepository.Heard(message.id(), message.from(), message.sha256()));
        messages.put(message.id(), message);
    }

    void use(Sha256 key, UUID message) {
        keys.put(key, message);
        newKeys.put(key, message);
    }

    void name(UUID message, Map<Sha256, AttachmentRepository.Content> contents) {
        named.put(message, contents);
    }

    /** An exchange moved; several moves in one batch become one row. */
    void move(ExchangeState after, Collection<Obligation> touched, String why) {
        ExchangeState before = exchanges.put(after.id(), after);
        Map<UUID, Obligation> all = new LinkedHashMap<>();
        boolean factsMoved =
                !after.facts().equals(before == null ? List.<Fact>of() : before.facts());
        Move earlier = moves.get(after.id());
        if (earlier != null) {
            all.putAll(earlier.touched());
            factsMoved |= earlier.factsMoved();
        }
        touched.forEach(one -> all.put(one.id(), one));
        if (factsMoved) {
            facts.saw(after);
        }
        moves.put(after.id(), new Move(after, all, factsMoved, why));
    }

    /** Will be logged; returns its index. */
    long log(Statement statement) {
        long index = nextIndex + statements.size();
        statements.add(NewStatement.of(statement));
        logged.put(new Place(statement.messageId(), statement.kind(), statement.party()), index);
        return index;
    }

    /** Will be logged, and is about no message; returns its index. */
    long log(NewStatement statement) {
        statements.add(statement);
        return nextIndex + statements.size() - 1;
    }

    void tell(BatchEvent event) {
        events.add(event);
    }

    /** What to answer once the batch is durable and sealed. */
    void answer(Runnable answer) {
        answers.add(answer);
    }

    List<MessageRepository.Row> rows() {
        return rows;
    }

    Map<Sha256, UUID> newKeys() {
        return newKeys;
    }

    Map<UUID, Map<Sha256, AttachmentRepository.Content>> named() {
        return named;
    }

    List<ExchangeChange> changes() {
        return moves.values().stream()
                .map(
                        move ->
                                new ExchangeChange(
                                        move.state(),
                                        move.touched().values(),
                                        move.factsMoved(),
                                        move.why()))
                .toList();
    }

    List<NewStatement> statements() {
        return statements;
    }

    List<BatchEvent> events() {
        return events;
    }

    List<Runnable> answers() {
        return answers;
    }
}

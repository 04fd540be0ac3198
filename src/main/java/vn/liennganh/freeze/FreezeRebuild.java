package vn.liennganh.freeze;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.node.ObjectNode;
import vn.liennganh.freeze.ledger.Ledger;
import vn.liennganh.freeze.position.CaseKey;
import vn.liennganh.freeze.position.Heard;
import vn.liennganh.freeze.position.Position;
import vn.liennganh.freeze.position.Steps;
import vn.liennganh.intake.MessageArchive;
import vn.liennganh.intake.StoredMessage;
import vn.liennganh.message.EnvelopeReader;
import vn.liennganh.pki.CmsReader;

/** Makes positions again out of the very bytes of accepted messages, and of nothing else. */
@Component
class FreezeRebuild {

    private static final int PAGE = 1_000;

    private final MessageArchive archive;
    private final FreezeRepository rows;
    private final TransactionTemplate transaction;
    private final CmsReader reader = new CmsReader();

    FreezeRebuild(MessageArchive archive, FreezeRepository rows, TransactionTemplate transaction) {
        this.archive = archive;
        this.rows = rows;
        this.transaction = transaction;
    }

    /** What a case looked like when the hub had accepted what it had accepted until then. */
    Position at(CaseKey key, Instant instant) {
        Position position = Position.empty(key);
        for (Heard one : heard(key, instant)) {
            position = Steps.after(position, one);
        }
        return position;
    }

    /** The journal of a case, voucher by voucher. */
    Ledger ledger(CaseKey key, Instant instant) {
        Position position = Position.empty(key);
        Ledger ledger = Ledger.empty();
        for (Heard one : heard(key, instant)) {
            Position after = Steps.after(position, one);
            ledger = ledger.after(position, after, one);
            position = after;
        }
        return ledger;
    }

    /** The body of an accepted message. */
    ObjectNode body(UUID message) {
        return archive.find(message).map(one -> heard(one).envelope().body()).orElseThrow();
    }

    private List<Heard> heard(CaseKey key, Instant until) {
        List<StoredMessage> said = new ArrayList<>();
        rows.exchanges(key).forEach(exchange -> said.addAll(archive.ofExchange(exchange)));
        return said.stream()
                .sorted(Comparator.comparingLong(StoredMessage::number))
                .filter(one -> !one.acceptedAt().isAfter(until))
                .map(this::heard)
                .toList();
    }

    /**
     * Puts what the messages say in the place of everything the desk knows. The hub must not accept
     * anything meanwhile.
     *
     * @return how many positions were not as they should have been
     */
    int everything() {
        Map<UUID, CaseKey> cases = new LinkedHashMap<>();
        Map<CaseKey, Position> made = new LinkedHashMap<>();
        long last = 0;
        List<StoredMessage> page = archive.after(last, PAGE);
        while (!page.isEmpty()) {
            for (StoredMessage one : page) {
                last = one.number();
                if (Heard.concerns(one.type().procedure())) {
                    hear(heard(one), cases, made);
                }
            }
            page = archive.after(last, PAGE);
        }
        return replace(cases, made);
    }

    private static void hear(
            Heard one, Map<UUID, CaseKey> cases, Map<CaseKey, Position> positions) {
        UUID exchange = one.envelope().exchange();
        if (one.envelope().opens()) {
            cases.put(exchange, one.opens());
        }
        CaseKey key = cases.get(exchange);
        if (key != null) {
            positions.put(key, Steps.after(positions.getOrDefault(key, Position.empty(key)), one));
        }
    }

    private int replace(Map<UUID, CaseKey> cases, Map<CaseKey, Position> made) {
        Map<CaseKey, Position> before = new HashMap<>();
        rows.all().forEach(one -> before.put(one.key(), one));
        transaction.executeWithoutResult(
                status -> {
                    rows.forgetEverything();
                    rows.file(cases);
                    rows.keep(made.values());
                });
        Map<CaseKey, Position> all = new HashMap<>(before);
        all.putAll(made);
        return (int)
                all.keySet().stream()
                        .filter(key -> !java.util.Objects.equals(before.get(key), made.get(key)))
                        .count();
    }

    private Heard heard(StoredMessage message) {
        byte[] content = reader.read(archive.bytes(message.id())).orThrow().content();
        return new Heard(
                message.number(),
                EnvelopeReader.read(content).value(),
                message.recipients(),
                message.acceptedAt());
    }
}

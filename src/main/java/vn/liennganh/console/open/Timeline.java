package vn.liennganh.console.open;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import vn.liennganh.evidence.EvidenceItem;
import vn.liennganh.evidence.EvidenceLog;
import vn.liennganh.exchange.ExchangeBook;
import vn.liennganh.intake.MessageArchive;
import vn.liennganh.intake.StoredMessage;
import vn.liennganh.message.Statement;
import vn.liennganh.message.WireTime;
import vn.liennganh.regulation.ExchangeState;
import vn.liennganh.regulation.Obligation;

/**
 * The last exchanges with what happened in them: opaque ids, types, states and times, nothing else.
 */
@Component
class Timeline {

    private static final int EXCHANGES = 5;
    private static final int MESSAGES_LOOKED_AT = 40;
    private static final int EVENTS = 12;
    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("dd/MM/yyyy HH:mm:ss");

    private final MessageArchive archive;
    private final ExchangeBook exchanges;
    private final EvidenceLog log;

    Timeline(MessageArchive archive, ExchangeBook exchanges, EvidenceLog log) {
        this.archive = archive;
        this.exchanges = exchanges;
        this.log = log;
    }

    /**
     * @param open duties that are still owed
     * @param overdue those of them whose due instant has passed
     */
    public record Strip(
            String id,
            String procedure,
            String state,
            long open,
            long overdue,
            List<Event> events) {}

    /**
     * @param kind {@code message}, {@code proof} or {@code silence}
     */
    public record Event(String time, String what, String kind, Instant at) {}

    List<Strip> last() {
        List<UUID> ids =
                archive.newest(MESSAGES_LOOKED_AT).stream()
                        .map(StoredMessage::exchange)
                        .distinct()
                        .limit(EXCHANGES)
                        .toList();
        Map<UUID, ExchangeState> states = exchanges.load(ids);
        return ids.stream()
                .filter(states::containsKey)
                .map(id -> strip(states.get(id)))
                .collect(Collectors.toList());
    }

    private Strip strip(ExchangeState exchange) {
        List<Event> events = new ArrayList<>();
        for (StoredMessage message : archive.ofExchange(exchange.id())) {
            events.add(event(message.type().value(), "message", message.acceptedAt()));
            for (EvidenceItem item : log.ofMessage(message.id())) {
                if (item.kind().perParty()) {
                    Statement.read(item.receipt().statement())
                            .ifPresent(
                                    it ->
                                            events.add(
                                                    event(
                                                            item.kind().wireName(),
                                                            item.kind()
                                                                            .name()
                                                                            .equals("NON_RESPONSE")
                                                                    ? "silence"
                                                                    : "proof",
                                                            it.time().toInstant())));
                }
            }
        }
        events.sort(Comparator.comparing(Event::at));
        return new Strip(
                exchange.id().toString(),
                exchange.procedure() + "/" + exchange.edition(),
                exchange.state(),
                exchange.obligations().stream().filter(Obligation::outstanding).count(),
                exchange.obligations().stream()
                        .filter(duty -> duty.status() == Obligation.Status.OVERDUE)
                        .count(),
                events.subList(Math.max(0, events.size() - EVENTS), events.size()));
    }

    private static Event event(String what, String kind, Instant at) {
        return new Event(CLOCK.format(at.atZone(WireTime.ZONE)), what, kind, at);
    }
}

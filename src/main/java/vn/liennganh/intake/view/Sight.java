package vn.liennganh.intake.view;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import vn.liennganh.evidence.EvidenceItem;
import vn.liennganh.exchange.DueSpan;
import vn.liennganh.exchange.ExchangeBook;
import vn.liennganh.exchange.ExchangeView;
import vn.liennganh.exchange.ObligationFilter;
import vn.liennganh.exchange.ObligationPage;
import vn.liennganh.exchange.Owing;
import vn.liennganh.intake.MessageArchive;
import vn.liennganh.intake.StoredMessage;
import vn.liennganh.intake.check.Succession;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.Statement;
import vn.liennganh.message.StatementKind;
import vn.liennganh.message.WireTime;
import vn.liennganh.regulation.MessageRule;
import vn.liennganh.regulation.Obligation;
import vn.liennganh.regulation.RuleBook;

/**
 * Who sees what: the one place that decides it. Whatever is not the viewer's is as absent as what
 * does not exist.
 */
@Component
public class Sight {

    /** How much further is looked where too much concerned others. */
    private static final int FURTHER = 4;

    private final MessageArchive archive;
    private final ExchangeBook exchanges;
    private final Succession succession;
    private final RuleBook rules;

    Sight(MessageArchive archive, ExchangeBook exchanges, Succession succession, RuleBook rules) {
        this.archive = archive;
        this.exchanges = exchanges;
        this.succession = succession;
        this.rules = rules;
    }

    /** An exchange as one viewer sees it. */
    public record Conversation(ExchangeView view, List<StoredMessage> messages) {}

    /** A message that the viewer sent or got, or that belongs to an exchange it supervises. */
    public Optional<StoredMessage> message(UUID id, AgencyId viewer) {
        return archive.find(id).filter(message -> sees(message, viewer));
    }

    /** Those of the messages that the viewer may see, in the order of acceptance. */
    public List<StoredMessage> messages(Collection<UUID> ids, AgencyId viewer) {
        return archive.find(ids).stream().filter(message -> sees(message, viewer)).toList();
    }

    /** The same with its bytes. */
    public Optional<MessageArchive.Whole> whole(UUID id, AgencyId viewer) {
        return archive.whole(id).filter(whole -> sees(whole.message(), viewer));
    }

    private boolean sees(StoredMessage message, AgencyId viewer) {
        return reads(message, viewer) || supervises(archive.ofExchange(message.exchange()), viewer);
    }

    /** A duty that the viewer owes or is owed, or that belongs to an exchange it supervises. */
    public Optional<Obligation> duty(UUID id, AgencyId viewer) {
        return seen(List.of(id), viewer).stream().findFirst();
    }

    /** Those of the duties that exist and that {@link #duty} would show the viewer. */
    public List<Obligation> seen(Collection<UUID> duties, AgencyId viewer) {
        List<Obligation> all = exchanges.obligations(duties);
        Set<Obligation> own =
                all.stream().filter(duty -> concerns(duty, viewer)).collect(Collectors.toSet());
        Map<UUID, List<StoredMessage>> said =
                archive
                        .ofExchanges(
                                all.stream()
                                        .filter(duty -> !own.contains(duty))
                                        .map(Obligation::exchange)
                                        .collect(Collectors.toSet()))
                        .stream()
                        .collect(Collectors.groupingBy(StoredMessage::exchange));
        Set<UUID> supervised =
                said.entrySet().stream()
                        .filter(one -> supervises(one.getValue(), viewer))
                        .map(Map.Entry::getKey)
                        .collect(Collectors.toSet());
        return all.stream()
                .filter(duty -> own.contains(duty) || supervised.contains(duty.exchange()))
                .toList();
    }

    /** An exchange of which the viewer may read at least one message. */
    public Optional<Conversation> conversation(UUID exchange, AgencyId viewer) {
        List<StoredMessage> all = archive.ofExchange(exchange);
        boolean whole = supervises(all, viewer);
        List<StoredMessage> visible =
                all.stream().filter(message -> whole || reads(message, viewer)).toList();
        if (visible.isEmpty()) {
            return Optional.empty();
        }
        return succession
                .find(exchange)
                .map(state -> whole ? ExchangeView.whole(state) : ExchangeView.of(state, viewer))
                .map(view -> new Conversation(view, visible));
    }

    /** The duties that concern the viewer, also for whom it carries on. */
    public ObligationPage obligations(
            AgencyId viewer, ObligationFilter filter, Optional<String> after, int limit) {
        Set<AgencyId> named = new HashSet<>(succession.predecessors(viewer));
        named.add(viewer);
        ObligationPage page = exchanges.obligations(named, filter, after, limit);
        return new ObligationPage(
                page.items().stream().filter(duty -> concerns(duty, viewer)).toList(), page.next());
    }

    /**
     * What the viewer, or an agency for which it carries on, still owes by an instant of that span,
     * in the order of the span; what stands still is not among it. It costs what is still owed
     * then, not what was ever owed.
     *
     * @param limit 1 to {@link ExchangeBook#PAGE_MAX}
     */
    public List<Obligation> running(AgencyId viewer, DueSpan span, int limit) {
        Set<AgencyId> named = new HashSet<>(succession.predecessors(viewer));
        boolean alone = named.isEmpty();
        named.add(viewer);
        if (alone) {
            return exchanges.running(named, span, limit);
        }
        int looked = limit;
        while (true) {
            List<Obligation> found = exchanges.running(named, span, looked);
            List<Obligation> own = succession.owedBy(viewer, found).stream().limit(limit).toList();
            if (own.size() == limit || found.size() < looked || looked == ExchangeBook.PAGE_MAX) {
                return own;
            }
            looked = Math.min(FURTHER * looked, ExchangeBook.PAGE_MAX);
        }
    }

    /** What the viewer itself owed and has done, the newest first. */
    public ObligationPage done(AgencyId viewer, Optional<String> after, int limit) {
        return exchanges.done(viewer, after, limit);
    }

    /**
     * The conversations of a procedure in which the viewer, or for whom it carries on, owes or is
     * owed something, by the earliest of it. Whoever carries on for others may be named some that
     * do not concern it: what is owed in them, {@link #duties} says.
     *
     * @param after the last of the page before
     */
    public List<Owing> owing(AgencyId viewer, String procedure, Optional<Owing> after, int limit) {
        Set<AgencyId> named = new HashSet<>(succession.predecessors(viewer));
        named.add(viewer);
        return exchanges.owing(named, Set.of(procedure), after, limit);
    }

    /**
     * How many obligations the viewer would be shown, up to a number. Of whoever carries on for
     * others every one is looked at, since not each of those need concern it.
     */
    public int count(AgencyId viewer, ObligationFilter filter, int most) {
        return succession.predecessors(viewer).isEmpty()
                ? exchanges.count(Set.of(viewer), filter, most)
                : obligations(viewer, filter, Optional.empty(), most).items().size();
    }

    /** The duties of these exchanges that concern the viewer, the earliest due first. */
    public List<Obligation> duties(Collection<UUID> conversations, AgencyId viewer) {
        return exchanges.load(conversations).values().stream()
                .flatMap(one -> one.obligations().stream())
                .filter(duty -> concerns(duty, viewer))
                .sorted(Comparator.comparing(Obligation::due).thenComparing(Obligation::id))
                .toList();
    }

    private boolean concerns(Obligation duty, AgencyId viewer) {
        return owes(duty, viewer) || awaits(duty, viewer);
    }

    /** Whether the viewer owes it, or still owes it for whom it carries on. */
    public boolean owes(Obligation duty, AgencyId viewer) {
        return isOrFollows(viewer, duty.party(), duty);
    }

    /** Whether it is owed to the viewer, or still owed to one for whom it carries on. */
    public boolean awaits(Obligation duty, AgencyId viewer) {
        return isOrFollows(viewer, duty.owedTo(), duty);
    }

    private boolean isOrFollows(AgencyId viewer, AgencyId named, Obligation duty) {
        return named.equals(viewer)
                || duty.outstanding()
                        && succession.standsFor(viewer, List.of(named), duty.exchange());
    }

    private boolean reads(StoredMessage message, AgencyId viewer) {
        return message.readableBy(viewer) || sent(message, viewer) || received(message, viewer);
    }

    /** Whether the viewer sent it, or one for whom the viewer carries on. */
    public boolean sent(StoredMessage message, AgencyId viewer) {
        return message.from().equals(viewer)
                || succession.standsFor(viewer, List.of(message.from()), message.exchange());
    }

    /** Whether it was delivered to the viewer, or to one for whom the viewer carries on. */
    public boolean received(StoredMessage message, AgencyId viewer) {
        return message.received(viewer)
                || succession.standsFor(viewer, message.recipients(), message.exchange())
                || succession.standsFor(viewer, message.copies(), message.exchange());
    }

    /**
     * The sender sees every proof about its message, anybody else those about itself only; whoever
     * carries on for one of them sees what that one saw. A refused attempt of somebody else under
     * the same id is nobody's business but that agency's.
     */
    public List<EvidenceItem> evidence(
            List<EvidenceItem> items, StoredMessage message, AgencyId viewer) {
        boolean sent = sent(message, viewer);
        return items.stream()
                .filter(
                        item ->
                                item.kind() != StatementKind.SUBMISSION_REJECTION
                                        || statement(item).from().equals(viewer))
                .filter(item -> sent || about(item, message, viewer))
                .toList();
    }

    private boolean about(EvidenceItem item, StoredMessage message, AgencyId viewer) {
        return item.party()
                .filter(
                        party ->
                                party.equals(viewer)
                                        || succession.standsFor(
                                                viewer, List.of(party), message.exchange()))
                .isPresent();
    }

    private static Statement statement(EvidenceItem item) {
        return Statement.read(item.receipt().statement()).orElseThrow();
    }

    private boolean supervises(List<StoredMessage> messages, AgencyId viewer) {
        return messages.stream()
                .filter(
                        message ->
                                message.copies().contains(viewer)
                                        || succession.standsFor(
                                                viewer, message.copies(), message.exchange()))
                .anyMatch(
                        message ->
                                rules.rule(message.type(), day(message.acceptedAt()))
                                        .map(MessageRule::supervises)
                                        .orElse(false));
    }

    private static LocalDate day(Instant instant) {
        return LocalDate.ofInstant(instant, WireTime.ZONE);
    }
}

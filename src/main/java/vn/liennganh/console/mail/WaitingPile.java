package vn.liennganh.console.mail;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import vn.liennganh.console.access.Person;
import vn.liennganh.console.due.Dues;
import vn.liennganh.console.due.DutyNames;
import vn.liennganh.delivery.Inbox;
import vn.liennganh.delivery.InboxItem;
import vn.liennganh.delivery.InboxPage;
import vn.liennganh.exchange.ObligationFilter;
import vn.liennganh.intake.view.Sight;
import vn.liennganh.legaltime.LegalClock;
import vn.liennganh.message.Urgency;
import vn.liennganh.message.language.Words;
import vn.liennganh.regulation.Obligation;

/**
 * What was delivered and waits to be acknowledged: the most urgent first, among these what is due
 * first, among these what came first. It is put in order a thousand at a time; whoever lets more
 * lie has the next thousand in the same order behind them.
 */
@Component
class WaitingPile {

    private static final int AT_ONCE = Mailbox.COUNTED;

    private static final int MOST_URGENT = Urgency.FLASH.ordinal();

    /** When nothing is due; as far away as a cursor can say. */
    private static final Instant NEVER = Instant.ofEpochMilli(999_999_999_999_999L);

    /** The thousand that a page is of, and the place of its last line among them. */
    private static final Pattern CURSOR =
            Pattern.compile("([0-9-]*)~(?:([0-3])~(\\d{1,15})~(\\d{1,15})~([0-9a-f-]{36}))?");

    private final Inbox inbox;
    private final Sight sight;
    private final DutyNames names;
    private final Dues dues;
    private final Clock clock;

    WaitingPile(Inbox inbox, Sight sight, DutyNames names, Dues dues, Clock clock) {
        this.inbox = inbox;
        this.sight = sight;
        this.names = names;
        this.dues = dues;
        this.clock = clock;
    }

    /** Where a line stands: smaller is earlier. */
    private record Place(int urgency, long due, long accepted, UUID message)
            implements Comparable<Place> {

        private static final Comparator<Place> ORDER =
                Comparator.comparingInt(Place::urgency)
                        .thenComparingLong(Place::due)
                        .thenComparingLong(Place::accepted)
                        .thenComparing(place -> place.message.toString());

        @Override
        public int compareTo(Place other) {
            return ORDER.compare(this, other);
        }

        @Override
        public String toString() {
            return urgency + "~" + due + "~" + accepted + "~" + message;
        }
    }

    private record Placed(Place place, InboxItem item) {}

    /**
     * A page of it.
     *
     * @param after the {@code next} of the page before
     * @throws IllegalArgumentException where that is no cursor of ours
     */
    Mailbox.Lines page(Person person, MailFilter filter, Optional<String> after, Words words) {
        Optional<Matcher> from = after.map(WaitingPile::cursor);
        Optional<String> chunk = from.map(one -> one.group(1)).filter(text -> !text.isEmpty());
        Optional<Place> behind = from.filter(one -> one.group(2) != null).map(WaitingPile::place);
        InboxPage found = inbox.list(person.acting(), AT_ONCE, Duration.ZERO, chunk);
        List<Placed> wanted =
                ordered(person, found.items()).stream()
                        .filter(one -> behind.isEmpty() || one.place().compareTo(behind.get()) > 0)
                        .filter(
                                one ->
                                        filter.wants(
                                                () -> line(one.item(), Optional.empty(), words)))
                        .toList();
        List<Placed> shown = wanted.stream().limit(Mailbox.PAGE).toList();
        Optional<String> next = Optional.empty();
        if (wanted.size() > shown.size()) {
            Place last = shown.get(shown.size() - 1).place();
            next = Optional.of(chunk.orElse("") + "~" + last);
        } else if (found.items().size() == AT_ONCE) {
            next = found.next().map(one -> one + "~");
        }
        return new Mailbox.Lines(lines(shown, person, words), next);
    }

    private static Matcher cursor(String text) {
        Matcher cursor = CURSOR.matcher(text);
        if (!cursor.matches()) {
            throw new IllegalArgumentException("Not a cursor of the waiting pile");
        }
        return cursor;
    }

    private static Place place(Matcher cursor) {
        return new Place(
                Integer.parseInt(cursor.group(2)),
                Long.parseLong(cursor.group(3)),
                Long.parseLong(cursor.group(4)),
                UUID.fromString(cursor.group(5)));
    }

    /** What nobody owes an answer to comes last among the equally urgent. */
    private List<Placed> ordered(Person person, List<InboxItem> items) {
        Map<UUID, Instant> due = new HashMap<>();
        if (!items.isEmpty()) {
            sight.obligations(
                            person.acting(),
                            new ObligationFilter(
                                    EnumSet.of(Obligation.Status.OPEN, Obligation.Status.OVERDUE),
                                    ObligationFilter.Role.PARTY),
                            Optional.empty(),
                            AT_ONCE)
                    .items()
                    .forEach(duty -> due.merge(duty.cause(), duty.due(), WaitingPile::earlier));
        }
        List<Placed> all = new ArrayList<>();
        for (InboxItem item : items) {
            Instant by = due.getOrDefault(item.id(), NEVER);
            all.add(
                    new Placed(
                            new Place(
                                    MOST_URGENT - item.urgency().ordinal(),
                                    by.toEpochMilli(),
                                    item.acceptedAt().toEpochMilli(),
                                    item.id()),
                            item));
        }
        all.sort(Comparator.comparing(Placed::place));
        return all;
    }

    private static Instant earlier(Instant one, Instant two) {
        return one.isBefore(two) ? one : two;
    }

    private List<Mailbox.Line> lines(List<Placed> shown, Person person, Words words) {
        Collection<UUID> exchanges =
                shown.stream().map(one -> one.item().exchange()).distinct().toList();
        Map<UUID, Obligation> owed =
                exchanges.isEmpty()
                        ? Map.of()
                        : sight.duties(exchanges, person.acting()).stream()
                                .filter(Obligation::outstanding)
                                .filter(duty -> sight.owes(duty, person.acting()))
                                .collect(
                                        Collectors.toMap(
                                                Obligation::cause,
                                                Function.identity(),
                                                (one, two) -> one));
        return shown.stream()
                .map(one -> line(one.item(), Optional.ofNullable(owed.get(one.item().id())), words))
                .toList();
    }

    private Mailbox.Line line(InboxItem item, Optional<Obligation> owed, Words words) {
        return new Mailbox.Line(
                item.id(),
                item.exchange(),
                names.title(item.type(), words),
                lateWord(item, words),
                names.agency(item.from(), words),
                item.from().value(),
                item.urgency().wireName(),
                item.copy(),
                Moments.of(item.acceptedAt()),
                owed.map(duty -> dues.pill(duty, words)),
                owed.map(Obligation::owes).orElse(""),
                "",
                "");
    }

    /**
     * That a message came is to be acknowledged on its day; it moves no clock, and is only said.
     */
    private String lateWord(InboxItem item, Words words) {
        LocalDate today = LegalClock.day(clock.instant());
        return LegalClock.day(item.acceptedAt()).isBefore(today)
                ? words.say("mail.not-same-day")
                : "";
    }
}

package vn.liennganh.desk;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Service;
import vn.liennganh.intake.MessageArchive;
import vn.liennganh.intake.StoredMessage;
import vn.liennganh.message.AgencyId;

/**
 * Reads where matters stand, now and at any earlier moment.
 *
 * <p>Only {@link #page} asks who reads: whoever shows something else asks {@link #reads} first.
 */
@Service
public class Desks {

    private final DeskRepository rows;
    private final ReaderRepository readers;
    private final MessageArchive archive;
    private final Hearing hearing;
    private final DeskRebuild rebuild;

    Desks(
            DeskRepository rows,
            ReaderRepository readers,
            MessageArchive archive,
            Hearing hearing,
            DeskRebuild rebuild) {
        this.rows = rows;
        this.readers = readers;
        this.archive = archive;
        this.hearing = hearing;
        this.rebuild = rebuild;
    }

    public <P> Optional<Standing<P>> find(Book<P> book, Matter matter) {
        return rows.standings(book, List.of(matter)).values().stream().findFirst();
    }

    /** Where those of the matters stand that exist, in one question. */
    public <P> List<Standing<P>> find(Book<P> book, Collection<Matter> matters) {
        return matters.isEmpty()
                ? List.of()
                : List.copyOf(rows.standings(book, List.copyOf(matters)).values());
    }

    /** All matters of that number at these agencies, by agency and part. */
    public <P> List<Standing<P>> find(Book<P> book, Set<AgencyId> agencies, String number) {
        return rows.ofNumber(book, agencies, number);
    }

    /** The matters that an exchange is about. */
    public <P> List<Standing<P>> find(Book<P> book, UUID exchange) {
        Set<Matter> matters = rows.matters(book.name(), exchange);
        return List.copyOf(rows.standings(book, matters).values());
    }

    /** The matters that any of these exchanges is about, each once, in no order. */
    public <P> List<Standing<P>> about(Book<P> book, Collection<UUID> exchanges) {
        Set<Matter> matters = new HashSet<>();
        rows.matters(book.name(), exchanges).values().forEach(matters::addAll);
        return find(book, matters);
    }

    public <P> List<Standing<P>> page(Book<P> book, Query query) {
        return rows.page(book, query, Optional.empty());
    }

    /** How many a query finds from the beginning, up to its limit. */
    public int count(Book<?> book, Query query) {
        return rows.count(book, query);
    }

    /** A page of those matters that a message has moved since. */
    public <P> List<Standing<P>> moved(Book<P> book, Query query, Instant since) {
        return rows.page(book, query, Optional.of(since));
    }

    /** The exchanges that are about a matter. */
    public List<UUID> exchanges(Book<?> book, Matter matter) {
        return rows.exchanges(book.name(), matter);
    }

    /** Whether the matter exists to one of these agencies. */
    public boolean reads(Book<?> book, Matter matter, Set<AgencyId> viewers) {
        return readers.reads(book.name(), matter, viewers);
    }

    /** The matter as it stood when the hub had accepted what it had accepted until then. */
    public <P> Standing<P> at(Book<P> book, Matter matter, Instant instant) {
        Standing<P> standing = Standing.empty(book, matter);
        for (Heard one : heard(book, matter, instant)) {
            standing = standing.after(book, one);
        }
        return standing;
    }

    /** What was said in a matter until then, in the order of acceptance, byte for byte. */
    public List<Heard> heard(Book<?> book, Matter matter, Instant until) {
        List<StoredMessage> said = new ArrayList<>();
        rows.exchanges(book.name(), matter)
                .forEach(exchange -> said.addAll(archive.ofExchange(exchange)));
        return said.stream()
                .filter(one -> !one.acceptedAt().isAfter(until))
                .filter(one -> book.concerns(one.type().procedure()))
                .sorted(Comparator.comparingLong(StoredMessage::number))
                .map(hearing::of)
                .filter(one -> book.about(matter, one))
                .toList();
    }

    /** An accepted message, read again out of its bytes. */
    public Optional<Heard> message(UUID id) {
        return archive.find(id).map(hearing::of);
    }

    /** Those of these messages that exist, read again out of their bytes, in no order. */
    public List<Heard> messages(Collection<UUID> ids) {
        return hearing.of(archive.find(List.copyOf(ids)));
    }

    /**
     * Makes everything anew out of accepted messages; only while the hub accepts nothing.
     *
     * @return how many positions were not as the messages say, over all desks
     */
    public int rebuild() {
        return rebuild.everything();
    }
}

package vn.liennganh.console.mail;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;
import vn.liennganh.console.mail.RegisterRepository.Placed;
import vn.liennganh.intake.MessageArchive;
import vn.liennganh.intake.StoredMessage;
import vn.liennganh.legaltime.LegalClock;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.WireTime;

/**
 * Gives the documents of an agency their running numbers: from 1 in each year and direction, in the
 * order in which the hub accepted them. A number once given is never another one, whatever is asked
 * for and however often.
 *
 * <p>Whoever opens a register waits for a bounded part of what the hub has accepted since somebody
 * of the agency did last; where that is years, the rest get their numbers afterwards, the agencies
 * taking turns.
 */
@Service
class RegisterNumbers implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(RegisterNumbers.class);
    private static final Bounds BOUNDS = new Bounds(500, 50_000, 4);

    private final RegisterRepository rows;
    private final MessageArchive archive;
    private final TransactionTemplate transaction;
    private final Bounds bounds;

    /** Whose documents get their numbers although nobody waits for it. */
    private final Set<AgencyId> underway = ConcurrentHashMap.newKeySet();

    private final ExecutorService behind =
            Executors.newSingleThreadExecutor(work -> new Thread(work, "register-numbers"));

    @Autowired
    RegisterNumbers(
            RegisterRepository rows,
            MessageArchive archive,
            PlatformTransactionManager transactions) {
        this(rows, archive, transactions, BOUNDS);
    }

    RegisterNumbers(
            RegisterRepository rows,
            MessageArchive archive,
            PlatformTransactionManager transactions,
            Bounds bounds) {
        this.rows = rows;
        this.archive = archive;
        this.transaction = new TransactionTemplate(transactions);
        this.bounds = bounds;
    }

    /**
     * How much is done at once.
     *
     * @param page documents that are numbered in one transaction
     * @param looked messages of whomever that are looked through for them
     * @param visit pages that whoever opens a register waits for
     */
    record Bounds(int page, int looked, int visit) {}

    private record Row(boolean incoming, int year) {}

    /**
     * The places of these messages of the agency, by the messages' numbers; none for those that get
     * theirs later.
     */
    Map<Long, Placed> of(AgencyId agency, Collection<StoredMessage> messages) {
        visited(agency);
        return rows.of(agency, messages.stream().map(StoredMessage::number).toList());
    }

    /**
     * What the agency sent and was sent, the newest first, with or without a number yet: by the
     * register itself once everything has its number, else out of all that the hub accepted.
     */
    List<StoredMessage> listed(AgencyId agency, RegisterRepository.Extract extract, int limit) {
        if (visited(agency)) {
            return archive.numbered(rows.listed(agency, extract, limit));
        }
        MessageArchive.Span span =
                MessageArchive.Span.days(
                        extract.from().atStartOfDay(WireTime.ZONE).toInstant(),
                        extract.to().plusDays(1).atStartOfDay(WireTime.ZONE).toInstant(),
                        extract.outgoing(),
                        extract.incoming(),
                        extract.before());
        return archive.ofParty(agency, span, limit);
    }

    /** Whether everything that was accepted before has its number. */
    private boolean visited(AgencyId agency) {
        if (underway.contains(agency)) {
            return false;
        }
        boolean more = true;
        for (int page = 0; more && page < bounds.visit(); page++) {
            more = page(agency);
        }
        if (more && underway.add(agency)) {
            behind.execute(() -> goOn(agency));
        }
        return !more;
    }

    private boolean page(AgencyId agency) {
        return Boolean.TRUE.equals(transaction.execute(status -> follow(agency)));
    }

    /** A page, and then whoever else waits before the next one. */
    private void goOn(AgencyId agency) {
        boolean more = false;
        try {
            more = page(agency);
        } catch (DataAccessException | TransactionException away) {
            LOG.warn("a register is numbered when it is opened again: {}", away.toString());
        }
        if (more && !behind.isShutdown()) {
            behind.execute(() -> goOn(agency));
        } else {
            underway.remove(agency);
        }
    }

    @Override
    public void destroy() {
        behind.shutdown();
    }

    /** Numbers the next page of documents; false where nothing was accepted behind it. */
    private boolean follow(AgencyId agency) {
        long upto = rows.upto(agency);
        // Read first: messages become visible in the order of their numbers.
        long newest = archive.newest(1).stream().map(StoredMessage::number).findFirst().orElse(0L);
        if (newest <= upto) {
            return false;
        }
        long until = Math.min(newest, upto + bounds.looked());
        List<StoredMessage> page =
                archive.ofParty(agency, MessageArchive.Span.between(upto, until), bounds.page());
        Map<Row, Integer> last = new HashMap<>();
        List<Placed> placed = new ArrayList<>();
        for (StoredMessage one : page) {
            LocalDate day = LegalClock.day(one.acceptedAt());
            Row row = new Row(!one.from().equals(agency), day.getYear());
            int place =
                    Optional.ofNullable(last.get(row))
                                    .orElseGet(() -> rows.last(agency, row.incoming(), row.year()))
                            + 1;
            last.put(row, place);
            placed.add(new Placed(one.number(), row.incoming(), day, place));
        }
        rows.add(agency, placed);
        boolean full = page.size() == bounds.page();
        long seen = full ? page.get(page.size() - 1).number() : until;
        rows.upto(agency, seen);
        return seen < newest;
    }
}

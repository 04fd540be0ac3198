package vn.liennganh.console.mail;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.liennganh.console.mail.RegisterRepository.Placed;
import vn.liennganh.intake.MessageArchive;
import vn.liennganh.intake.StoredMessage;
import vn.liennganh.legaltime.LegalClock;
import vn.liennganh.message.AgencyId;

/**
 * Gives the documents of an agency their running numbers: from 1 in each year and direction, in the
 * order in which the hub accepted them. A number once given is never another one, whatever is asked
 * for and however often.
 */
@Service
class RegisterNumbers {

    private static final int AT_ONCE = 500;

    private final RegisterRepository rows;
    private final MessageArchive archive;
    private final TransactionTemplate transaction;

    RegisterNumbers(
            RegisterRepository rows,
            MessageArchive archive,
            PlatformTransactionManager transactions) {
        this.rows = rows;
        this.archive = archive;
        this.transaction = new TransactionTemplate(transactions);
    }

    private record Row(boolean incoming, int year) {}

    /** The places of these messages of the agency, by the messages' numbers. */
    Map<Long, Placed> of(AgencyId agency, Collection<StoredMessage> messages) {
        while (Boolean.TRUE.equals(transaction.execute(status -> follow(agency)))) {
            // The next page.
        }
        return rows.of(agency, messages.stream().map(StoredMessage::number).toList());
    }

    /** Numbers the next page of documents; false where there is none behind it. */
    private boolean follow(AgencyId agency) {
        long upto = rows.upto(agency);
        // Read first: messages become visible in the order of their numbers.
        long newest = archive.newest(1).stream().map(StoredMessage::number).findFirst().orElse(0L);
        if (newest <= upto) {
            return false;
        }
        List<StoredMessage> page =
                archive.ofParty(agency, MessageArchive.Span.behind(upto), AT_ONCE);
        Map<Row, Integer> last = new HashMap<>();
        List<Placed> placed = new ArrayList<>();
        for (StoredMessage one : page) {
            Row row =
                    new Row(!one.from().equals(agency), LegalClock.day(one.acceptedAt()).getYear());
            int place =
                    Optional.ofNullable(last.get(row))
                                    .orElseGet(() -> rows.last(agency, row.incoming(), row.year()))
                            + 1;
            last.put(row, place);
            placed.add(new Placed(one.number(), row.incoming(), row.year(), place));
        }
        rows.add(agency, placed);
        boolean more = page.size() == AT_ONCE;
        long seen = page.isEmpty() ? newest : page.get(page.size() - 1).number();
        rows.upto(agency, more ? seen : Math.max(newest, seen));
        return more;
    }
}

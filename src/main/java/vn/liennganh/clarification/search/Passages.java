package vn.liennganh.clarification.search;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.stereotype.Service;
import vn.liennganh.desk.Desks;
import vn.liennganh.desk.Heard;
import vn.liennganh.intake.BatchEvent;
import vn.liennganh.intake.BatchListener;
import vn.liennganh.intake.MessageArchive;
import vn.liennganh.intake.StoredMessage;
import vn.liennganh.intake.queue.Unhurried;
import vn.liennganh.message.AgencyId;

/**
 * Finds earlier questions and answers by their words, with accents or without, among what the
 * reader asked or was asked. Written in the transaction that accepts a message.
 */
@Service
public class Passages implements BatchListener, InitializingBean {

    /** Most passages found at once. */
    public static final int LIMIT_MAX = 100;

    private static final Logger LOG = LoggerFactory.getLogger(Passages.class);
    private static final String REQUEST = "judgment-clarification.request";
    private static final String ANSWER = "judgment-clarification.answer";

    /** Rises whenever other rows would be made of the same messages. */
    private static final int VERSION = 1;

    private static final int PAGE = 1_000;

    private final PassageRepository rows;
    private final MessageArchive archive;
    private final Desks desks;
    private final Unhurried transaction;

    Passages(PassageRepository rows, MessageArchive archive, Desks desks, Unhurried transaction) {
        this.rows = rows;
        this.archive = archive;
        this.desks = desks;
        this.transaction = transaction;
    }

    /**
     * The passages with all of these words, answered ones first.
     *
     * @param readers a viewer and those for whom it carries on
     */
    public List<Passage> find(Collection<AgencyId> readers, String words, int limit) {
        String plain = Words.plain(words);
        return plain.isEmpty() ? List.of() : rows.find(readers, plain, Math.min(limit, LIMIT_MAX));
    }

    @Override
    public void onBatch(List<BatchEvent> events) {
        for (BatchEvent event : events) {
            if (event instanceof BatchEvent.MessageAccepted accepted) {
                hear(
                        new Heard(
                                accepted.number(),
                                accepted.envelope(),
                                accepted.recipients(),
                                accepted.copies(),
                                accepted.acceptedAt()));
            }
        }
    }

    private void hear(Heard heard) {
        switch (heard.type()) {
            case REQUEST -> rows.asked(heard);
            case ANSWER -> rows.answered(heard);
            default -> {
                // Nothing else has words that are looked for.
            }
        }
    }

    /** Makes the rows anew where another version made them, or none: before the door opens. */
    @Override
    public void afterPropertiesSet() {
        if (!rows.version().equals(Optional.of(VERSION))) {
            remake();
        }
    }

    /** Makes every row again out of accepted messages; only while the hub accepts nothing. */
    public void remake() {
        long last = transaction.execute(this::made);
        LOG.info("passages made anew from messages last={}", last);
    }

    /** The number of the last message. */
    private long made() {
        rows.forget();
        long last = 0;
        List<StoredMessage> page = archive.after(last, PAGE);
        while (!page.isEmpty()) {
            for (StoredMessage one : page) {
                last = one.number();
                if (wanted(one)) {
                    desks.message(one.id()).ifPresent(this::hear);
                }
            }
            page = archive.after(last, PAGE);
        }
        rows.made(VERSION);
        return last;
    }

    private static boolean wanted(StoredMessage message) {
        String type = message.type().value();
        return type.equals(REQUEST) || type.equals(ANSWER);
    }
}

package vn.liennganh.desk;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.stereotype.Component;
import vn.liennganh.intake.MessageArchive;
import vn.liennganh.intake.StoredMessage;
import vn.liennganh.intake.queue.Unhurried;

/** Makes what the desks know again out of accepted messages. */
@Component
class DeskRebuild implements InitializingBean {

    private static final int PAGE = 1_000;
    private static final Logger LOG = LoggerFactory.getLogger(DeskRebuild.class);

    private final List<Book<?>> books;
    private final MessageArchive archive;
    private final Hearing hearing;
    private final DeskRepository rows;
    private final Unhurried transaction;

    DeskRebuild(
            List<Book<?>> books,
            MessageArchive archive,
            Hearing hearing,
            DeskRepository rows,
            Unhurried transaction) {
        this.books = books;
        this.archive = archive;
        this.hearing = hearing;
        this.rows = rows;
        this.transaction = transaction;
    }

    /** Makes anew what an older version of a book has made, or none: before the door opens. */
    @Override
    public void afterPropertiesSet() {
        Map<String, Integer> versions = rows.versions();
        List<Book<?>> stale =
                books.stream()
                        .filter(
                                one ->
                                        !Integer.valueOf(one.version())
                                                .equals(versions.get(one.name())))
                        .toList();
        if (!stale.isEmpty()) {
            int changed = make(stale);
            LOG.info("desks made anew from messages count={} changed={}", stale.size(), changed);
        }
    }

    /**
     * Puts what the messages say in the place of everything the desks know. The hub must not accept
     * anything meanwhile.
     *
     * @return how many positions were not as they should have been
     */
    int everything() {
        return make(books);
    }

    private int make(List<Book<?>> which) {
        List<Folding<?>> all = new ArrayList<>();
        which.forEach(one -> all.add(folding(one)));
        long last = 0;
        List<StoredMessage> page = archive.after(last, PAGE);
        while (!page.isEmpty()) {
            for (StoredMessage one : page) {
                last = one.number();
                hear(one, all);
            }
            page = archive.after(last, PAGE);
        }
        return transaction.execute(() -> all.stream().mapToInt(this::replace).sum());
    }

    private static <P> Folding<P> folding(Book<P> book) {
        return new Folding<>(book);
    }

    private void hear(StoredMessage message, List<Folding<?>> all) {
        List<Folding<?>> concerned =
                all.stream()
                        .filter(one -> one.book().concerns(message.type().procedure()))
                        .toList();
        if (!concerned.isEmpty()) {
            Heard heard = hearing.of(message);
            concerned.forEach(one -> one.hear(heard));
        }
    }

    private <P> int replace(Folding<P> made) {
        Map<Matter, Standing<P>> before = rows.all(made.book());
        rows.forget(made.book().name());
        rows.file(made.book().name(), made.opened());
        rows.keep(made);
        made.book().kept(made.now().values(), true);
        rows.made(made.book().name(), made.book().version());
        Set<Matter> either = new HashSet<>(before.keySet());
        either.addAll(made.now().keySet());
        return (int)
                either.stream()
                        .filter(one -> !Objects.equals(before.get(one), made.now().get(one)))
                        .count();
    }
}

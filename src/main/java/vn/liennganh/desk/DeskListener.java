package vn.liennganh.desk;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import vn.liennganh.intake.BatchEvent;
import vn.liennganh.intake.BatchListener;
import vn.liennganh.intake.CommitListener;

/**
 * Listens at the door for all desks: every accepted message moves the matters of its exchange in
 * the transaction that accepts it. What is kept can be made again ({@link DeskRebuild}).
 */
@Component
class DeskListener implements BatchListener, CommitListener {

    private final List<Book<?>> books;
    private final DeskRepository rows;

    /** Of the batch in hand; the writer tells of a batch and of its commit on one thread. */
    private List<Folding<?>> moved = List.of();

    DeskListener(List<Book<?>> books, DeskRepository rows) {
        this.books = books;
        this.rows = rows;
    }

    @Override
    public void onBatch(List<BatchEvent> events) {
        moved = new ArrayList<>();
        List<BatchEvent.MessageAccepted> accepted =
                events.stream()
                        .filter(BatchEvent.MessageAccepted.class::isInstance)
                        .map(BatchEvent.MessageAccepted.class::cast)
                        .toList();
        if (!accepted.isEmpty()) {
            books.forEach(book -> hear(book, accepted));
        }
    }

    private <P> void hear(Book<P> book, List<BatchEvent.MessageAccepted> accepted) {
        List<Heard> heard =
                accepted.stream()
                        .filter(one -> book.concerns(one.envelope().type().procedure()))
                        .map(Hearing::of)
                        .toList();
        if (heard.isEmpty()) {
            return;
        }
        Folding<P> folding = new Folding<>(book);
        Set<UUID> running = folding.running(heard);
        Map<UUID, Set<Matter>> known =
                running.isEmpty() ? Map.of() : rows.matters(book.name(), running);
        Set<Matter> matters = folding.matters(heard, known);
        if (matters.isEmpty()) {
            return;
        }
        folding.stood(rows.standings(book, matters));
        heard.forEach(folding::hear);
        rows.file(book.name(), folding.opened());
        rows.keep(folding);
        book.kept(folding.now().values(), false);
        moved.add(folding);
    }

    /** Only what is committed has happened. */
    @Override
    public void afterCommit(List<BatchEvent> events) {
        moved.forEach(Folding::tell);
        moved = List.of();
    }
}

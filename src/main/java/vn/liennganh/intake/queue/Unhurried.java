package vn.liennganh.intake.queue;

import java.util.Objects;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Transactions of work that is done once, over years of messages, before the door opens. As in a
 * migration the database may work without a word for as long as it takes: what is given up for its
 * silence ({@code hub.database.answer-max}) would be given up again at every start.
 */
@Component
public class Unhurried {

    private final TransactionTemplate transaction;
    private final PatienceRepository patience;

    public Unhurried(TransactionTemplate transaction, PatienceRepository patience) {
        this.transaction = transaction;
        this.patience = patience;
    }

    /** Does it in one transaction; what it throws undoes everything and passes. */
    public <T> T execute(Supplier<T> work) {
        return Objects.requireNonNull(
                transaction.execute(
                        status -> {
                            patience.endless();
                            return work.get();
                        }));
    }
}

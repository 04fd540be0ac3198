package vn.liennganh.intake;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;
import vn.liennganh.message.Refusal;
import vn.liennganh.message.RefusalCode;

/** How a request waits for the writer, and what it hears when it waits in vain: send again. */
final class Waiting {

    private static final Logger LOG = LoggerFactory.getLogger(Waiting.class);

    private Waiting() {}

    static Outcome forAnswer(CompletableFuture<Outcome> answer, Duration patience) {
        try {
            return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return unavailable();
        } catch (TimeoutException late) {
            return unavailable();
        } catch (ExecutionException defect) {
            throw new IllegalStateException("An outcome was not computed", defect);
        }
    }

    static Outcome whileTheDatabaseIsThere(Supplier<Outcome> work) {
        try {
            return work.get();
        } catch (DataAccessException | TransactionException away) {
            LOG.warn("nothing accepted, the database is away: {}", away.toString());
            return unavailable();
        }
    }

    static Outcome unavailable() {
        return Outcome.Refused.unlogged(Refusal.of(RefusalCode.UNAVAILABLE, "intake.unavailable"));
    }
}

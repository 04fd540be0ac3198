package vn.liennganh.intake;

import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import vn.liennganh.exchange.ExchangeBook;
import vn.liennganh.regulation.ExchangeState;
import vn.liennganh.regulation.Judge;
import vn.liennganh.regulation.Obligation;

/** Dates duties anew that are still owed, after a calendar or a rule has changed. */
@Component
class Recounting {

    private final Judge judge;

    Recounting(Judge judge) {
        this.judge = judge;
    }

    /** Duties fulfilled meanwhile are left as they are. */
    void recount(Work.Recount work, Batch batch) {
        for (Obligation claimed : work.duties()) {
            batch.exchange(claimed.exchange()).ifPresent(now -> recount(claimed, now, work, batch));
        }
        batch.answer(() -> work.answer().complete(null));
    }

    private void recount(
            Obligation claimed, ExchangeState exchange, Work.Recount work, Batch batch) {
        Optional<Obligation> before =
                exchange.obligations().stream()
                        .filter(duty -> duty.id().equals(claimed.id()))
                        .findFirst();
        Optional<Obligation> after = before.flatMap(duty -> judge.recounted(duty, work.at()));
        if (after.isEmpty()) {
            return;
        }
        boolean byRule = !before.get().reckoning().limit().equals(after.get().reckoning().limit());
        batch.move(
                exchange.with(List.of(after.get())),
                List.of(after.get()),
                (byRule ? ExchangeBook.RECOUNT_RULE : ExchangeBook.RECOUNT_CALENDAR)
                        + " "
                        + claimed.cause());
        batch.tell(
                new BatchEvent.Recounted(
                        claimed.cause(), work.at(), before.get(), after.get(), byRule));
    }
}

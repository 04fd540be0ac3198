package vn.liennganh.console.members;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.liennganh.console.access.Person;
import vn.liennganh.directory.Delegation;
import vn.liennganh.directory.Delegations;

/**
 * Ends delegations before their last day. It takes rights away, so one head is enough, and it is
 * never taken back: who is to sign again needs a new document.
 */
@Service
class Recalls {

    private final Delegations delegations;
    private final AppointmentRepository diary;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Recalls(
            Delegations delegations,
            AppointmentRepository diary,
            PlatformTransactionManager transactions,
            @Qualifier("machineClock") Clock clock) {
        this.delegations = delegations;
        this.diary = diary;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /**
     * Whether this head ends it: a head of the agency whose capacity is lent, not of a division
     * that acts for it, and not where the operator keeps it in a file.
     */
    boolean may(Person head, Delegation one) {
        return head.agency().equals(one.agency()) && delegations.recorded(one.id());
    }

    /**
     * Ends it.
     *
     * @param delegate as the diary names who signs no more
     * @param lastDay before its first day: it never counts
     */
    Verdict recall(Person head, Delegation one, String delegate, LocalDate lastDay, String reason) {
        if (!lastDay.isBefore(one.to())) {
            return Verdict.ALREADY_ENDED;
        }
        transaction.executeWithoutResult(
                status -> {
                    diary.note(
                            new Deed(
                                    clock.instant(),
                                    head.agency(),
                                    head.member(),
                                    head.name(),
                                    Deed.Verb.RECALLED,
                                    delegate + " (" + one.document() + ")",
                                    List.of(),
                                    reason));
                    delegations.end(one.id(), lastDay, reason);
                });
        return Verdict.RECALLED;
    }
}

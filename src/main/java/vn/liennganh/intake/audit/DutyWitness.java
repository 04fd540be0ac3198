package vn.liennganh.intake.audit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import vn.liennganh.evidence.StatementMaker;
import vn.liennganh.evidence.kept.DutyStatement;
import vn.liennganh.evidence.kept.KeptDuties;
import vn.liennganh.exchange.ExchangeBook;
import vn.liennganh.exchange.ExchangeChange;
import vn.liennganh.exchange.KeptDuty;
import vn.liennganh.message.Sha256;
import vn.liennganh.regulation.Obligation;

/** Words what a batch wrote of duties, and shows the auditor what is kept of them. */
@Component
public class DutyWitness implements KeptDuties {

    /** In one statement, which has some 50 KB then. */
    private static final int DUTIES_MAX = 500;

    private final StatementMaker statements;
    private final ExchangeBook book;

    DutyWitness(StatementMaker statements, ExchangeBook book) {
        this.statements = statements;
        this.book = book;
    }

    /** The statements to be logged with these changes; none where no duty is touched. */
    public List<DutyStatement> of(Collection<ExchangeChange> changes, Instant at) {
        List<DutyStatement> all = new ArrayList<>();
        Map<UUID, Sha256> some = new LinkedHashMap<>();
        for (ExchangeChange change : changes) {
            for (Obligation duty : change.touched()) {
                some.put(duty.id(), ExchangeBook.digest(duty));
                if (some.size() == DUTIES_MAX) {
                    all.add(statements.duties(some, at));
                    some.clear();
                }
            }
        }
        if (!some.isEmpty()) {
            all.add(statements.duties(some, at));
        }
        return all;
    }

    @Override
    public List<Kept> kept(Collection<UUID> ids) {
        return book.kept(ids).stream().map(DutyWitness::seen).toList();
    }

    @Override
    public List<Kept> page(UUID from, int limit) {
        return book.kept(from, limit).stream().map(DutyWitness::seen).toList();
    }

    private static Kept seen(KeptDuty row) {
        return new Kept(
                row.id(), row.cause(), row.digest(), row.filed(), row.claimed(), row.entry());
    }
}

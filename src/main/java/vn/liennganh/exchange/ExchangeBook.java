package vn.liennganh.exchange;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Service;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.Sha256;
import vn.liennganh.regulation.ExchangeState;
import vn.liennganh.regulation.Obligation;

/**
 * The book of conversations: where each stands, and what is owed in it.
 *
 * <p>Only the writer of package {@code intake} writes in it, inside its own transaction.
 */
@Service
public class ExchangeBook {

    /** Most entries of one page. */
    public static final int PAGE_MAX = 1_000;

    /** Begins the reason of a due instant that a changed calendar moved. */
    public static final String RECOUNT_CALENDAR = "recount-calendar";

    /** Begins the reason of a due instant that a changed rule moved. */
    public static final String RECOUNT_RULE = "recount-rule";

    private final ExchangeRepository exchanges;
    private final ObligationRepository obligations;
    private final DutyListRepository lists;
    private final FactRepository facts;
    private final KeptDutyRepository kept;

    ExchangeBook(
            ExchangeRepository exchanges,
            ObligationRepository obligations,
            DutyListRepository lists,
            FactRepository facts,
            KeptDutyRepository kept) {
        this.exchanges = exchanges;
        this.obligations = obligations;
        this.lists = lists;
        this.facts = facts;
        this.kept = kept;
    }

    /** Those of the exchanges that exist, with all their obligations. */
    public Map<UUID, ExchangeState> load(Collection<UUID> ids) {
        return load(ids, Set.of());
    }

    /**
     * Those of the exchanges that exist, with all their obligations; of the second kind only those
     * in which there are any.
     */
    public Map<UUID, ExchangeState> load(Collection<UUID> ids, Collection<UUID> whereOwing) {
        Set<UUID> all = new HashSet<>(ids);
        all.addAll(whereOwing);
        if (all.isEmpty()) {
            return new HashMap<>();
        }
        Map<UUID, List<Obligation>> duties = obligations.ofExchanges(all);
        Set<UUID> wanted = new HashSet<>(duties.keySet());
        wanted.addAll(ids);
        return wanted.isEmpty() ? new HashMap<>() : exchanges.load(wanted, duties);
    }

    /**
     * Writes what a batch changed; {@code at} and each change's reason are kept with the rows.
     *
     * @param entries where in the log the digest of each touched duty stands, by the duty's id
     */
    public void store(Collection<ExchangeChange> changes, Instant at, Map<UUID, Long> entries) {
        if (!changes.isEmpty()) {
            exchanges.store(changes, at, entries);
            List<ExchangeState> told =
                    changes.stream()
                            .filter(ExchangeChange::factsMoved)
                            .map(ExchangeChange::state)
                            .toList();
            if (!told.isEmpty()) {
                facts.store(told);
            }
        }
    }

    /** What exchanges know of each other, for one batch; nothing is read before it is asked for. */
    public FactView facts() {
        return new FactView(facts::standing);
    }

    /** The digest of a duty as {@link #store} writes it, to be attested beside it. */
    public static Sha256 digest(Obligation duty) {
        return KeptDutyRepository.digest(duty.toJson());
    }

    /** Those of the duties that exist, digested as they are kept now. */
    public List<KeptDuty> kept(Collection<UUID> ids) {
        return ids.isEmpty() ? List.of() : kept.kept(ids);
    }

    /** The duties at or behind an id, in the order of their ids, digested as they are kept now. */
    public List<KeptDuty> kept(UUID from, int limit) {
        return kept.page(from, limit);
    }

    public Optional<ExchangeState> find(UUID id) {
        return Optional.ofNullable(load(Set.of(id)).get(id));
    }

    /** The duties that one of these agencies owes or is owed, the earliest due first. */
    public ObligationPage obligations(
            Set<AgencyId> agencies, ObligationFilter filter, Optional<String> after, int limit) {
        return obligations.page(agencies, filter, after, Math.min(Math.max(1, limit), PAGE_MAX));
    }

    /**
     * What a party owed and has done, the newest first; at most {@link #PAGE_MAX}.
     *
     * @param after the {@code next} of the page before; one that nobody gave out begins anew
     */
    public ObligationPage done(AgencyId party, Optional<String> after, int limit) {
        return lists.done(party, after, Math.min(Math.max(1, limit), PAGE_MAX));
    }

    /**
     * The conversations of these procedures in which one of these agencies owes or is owed
     * something, by the earliest of it and then by their ids; at most {@link #PAGE_MAX}.
     *
     * @param after the last of the page before
     */
    public List<Owing> owing(
            Set<AgencyId> agencies, Set<String> procedures, Optional<Owing> after, int limit) {
        return lists.owing(
                agencies,
                procedures,
                after.orElse(Owing.FIRST),
                Math.min(Math.max(1, limit), PAGE_MAX));
    }

    /**
     * What one of these agencies still owes and was or is to do in a span of time, in the order of
     * the span; at most {@link #PAGE_MAX}. What stands still is not among it.
     */
    public List<Obligation> running(Set<AgencyId> parties, DueSpan span, int limit) {
        return lists.running(parties, span, Math.min(Math.max(1, limit), PAGE_MAX));
    }

    /** How many obligations a filter finds, up to a number. */
    public int count(Set<AgencyId> agencies, ObligationFilter filter, int most) {
        return obligations.count(agencies, filter, most);
    }

    /**
     * What hangs on an agency that drops out.
     *
     * @param exchanges in which it owes or is owed something
     * @param owes duties that it still owes, {@code overdue} of them too late
     * @param owed duties that others still owe it
     */
    public record Stake(long exchanges, long owes, long overdue, long owed) {}

    /** What hangs on an agency now; numbers only. */
    public Stake stake(AgencyId agency) {
        return obligations.stake(agency);
    }

    /** The due instants that a duty had before, in the order in which they were given up. */
    public List<DuePast> history(UUID obligation) {
        return obligations.history(obligation);
    }

    /** Duties that are still owed, in the order of their ids, from behind one of them. */
    public List<Obligation> outstanding(UUID after, int limit) {
        return obligations.outstanding(after, limit);
    }

    /** Those of the duties that exist. */
    public List<Obligation> obligations(Collection<UUID> ids) {
        return ids.isEmpty() ? List.of() : obligations.find(ids);
    }
}

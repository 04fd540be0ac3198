package vn.liennganh.directory.change;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.Json;

/**
 * Withholds the channel of an agency and gives it back: at once, on every hub of the database, and
 * told to the log by whose word. Nothing that is sent to the agency is dropped for it.
 */
@Service
public class Suspensions {

    /** The kinds of changes as the log tells them. */
    public static final String WITHHELD = "ChannelWithheld";

    public static final String GIVEN_BACK = "ChannelGivenBack";

    private static final Logger LOG = LoggerFactory.getLogger(Suspensions.class);

    private final SuspensionRepository repository;
    private final AmendmentRepository changes;
    private final RegistryKeeper keeper;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final Clock machine;

    /**
     * @param clock the hub's: legal time runs by it
     * @param machine by which changes of the registry are noted
     */
    public Suspensions(
            SuspensionRepository repository,
            AmendmentRepository changes,
            RegistryKeeper keeper,
            PlatformTransactionManager transactions,
            Clock clock,
            @Qualifier("machineClock") Clock machine) {
        this.repository = repository;
        this.changes = changes;
        this.keeper = keeper;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
        this.machine = machine;
    }

    /**
     * Withholds or gives back; counts when the caller's transaction is committed.
     *
     * @return false where it is so already; nothing has changed then
     */
    public boolean set(AgencyId agency, boolean withheld, Warrant warrant) {
        boolean changed =
                Boolean.TRUE.equals(
                        transaction.execute(status -> written(agency, withheld, warrant)));
        if (changed) {
            AfterCommit.run(keeper::changed);
            AfterCommit.run(
                    () ->
                            LOG.info(
                                    "channel {} agency={} proposal={}",
                                    withheld ? "withheld" : "given back",
                                    agency,
                                    warrant.id()));
        }
        return changed;
    }

    /**
     * A row as it is kept now, for whoever audits it, in the words that the log has of it.
     *
     * @param number in the order of rows
     * @param proposal by whose warrant it stands there
     * @param kind {@link #WITHHELD} or {@link #GIVEN_BACK}
     * @param at the hub's moment
     */
    public record Kept(long number, String proposal, String kind, String agency, String at) {}

    /** All rows, out of the table and not out of memory. */
    public List<Kept> kept() {
        return repository.kept();
    }

    static String word(boolean withheld) {
        return withheld ? WITHHELD : GIVEN_BACK;
    }

    private boolean written(AgencyId agency, boolean withheld, Warrant warrant) {
        // Behind the lock of the generation: of two at once the second sees the first.
        changes.nextGeneration();
        if (repository.withheld(agency) == withheld) {
            return false;
        }
        Instant at = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        repository.insert(agency, withheld, at, warrant.id());
        Instant now = machine.instant();
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("kind", word(withheld));
        fields.put("agency", agency.value());
        fields.put("time", now.toString());
        fields.put("at", at.toString());
        fields.putAll(warrant.fields());
        changes.change(Json.MAPPER.writeValueAsBytes(fields), now);
        return true;
    }
}

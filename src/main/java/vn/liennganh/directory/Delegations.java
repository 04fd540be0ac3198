package vn.liennganh.directory;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.liennganh.directory.change.AfterCommit;
import vn.liennganh.directory.change.Warrant;
import vn.liennganh.message.Json;

/**
 * Who may sign in another's capacity by written delegation: the database's part, which is only
 * added to. The other part is the file {@code delegations.yaml}.
 */
@Service
public class Delegations {

    /** Kinds of what the registry notes of them. */
    public static final String RECORDED = "DelegationRecorded";

    public static final String ENDED = "DelegationEnded";

    private static final Logger LOG = LoggerFactory.getLogger(Delegations.class);

    private final DelegationRepository repository;
    private final CertificateRepository changes;
    private final LiveDirectory directory;
    private final TransactionTemplate transaction;
    private final Clock clock;

    /**
     * @param clock the machine's, as for certificates
     */
    Delegations(
            DelegationRepository repository,
            CertificateRepository changes,
            LiveDirectory directory,
            PlatformTransactionManager transactions,
            @Qualifier("machineClock") Clock clock) {
        this.repository = repository;
        this.changes = changes;
        this.directory = directory;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /**
     * Records a delegation; the same again changes nothing. It counts at once.
     *
     * @throws IllegalArgumentException if the delegate is no official of the agency, or the grantor
     *     does not have the capacity by registration: what one has by delegation cannot be passed
     *     on
     */
    public void record(Delegation delegation) {
        record(delegation, Map.of());
    }

    /**
     * The same by two people's word, which is logged with it; it counts when the caller's
     * transaction is committed.
     *
     * @throws IllegalArgumentException as above
     */
    public void record(Delegation delegation, Warrant warrant) {
        record(delegation, warrant.fields());
    }

    private void record(Delegation delegation, Map<String, Object> more) {
        if (!directory.holds(delegation)) {
            throw new IllegalArgumentException(
                    "The delegate must be an official of the agency, and the grantor one who has"
                            + " the capacity by registration on the first day");
        }
        transaction.executeWithoutResult(
                status -> {
                    Instant now = clock.instant();
                    if (repository.insert(delegation, now)) {
                        changes.change(recorded(delegation, more, now), now);
                        changes.nextGeneration();
                    }
                });
        AfterCommit.run(directory::reloadCertificates);
        LOG.info("delegation recorded delegation={}", delegation.id());
    }

    /**
     * A recorded delegation as its row has it, to be held against what was noted of it.
     *
     * @param whole whether the row's id is that of its agency, document and delegate
     */
    public record Kept(Delegation delegation, boolean whole) {}

    /** An earlier end as its row has it. */
    public record KeptEnd(long number, UUID delegation, LocalDate lastDay) {}

    /** Every row. */
    public List<Kept> kept() {
        return repository.rows().stream().map(one -> new Kept(one, one.whole())).toList();
    }

    /** Every row of an earlier end. */
    public List<KeptEnd> keptEnds() {
        return repository.ends();
    }

    /** Whether it was recorded here, and can be ended here: others stand in a file. */
    public boolean recorded(UUID delegation) {
        return repository.exists(delegation);
    }

    /**
     * Ends a recorded delegation earlier than its document says; an end is never taken back.
     *
     * @param lastDay before its first day: it never counts
     */
    public void end(UUID delegation, LocalDate lastDay, String reason) {
        transaction.executeWithoutResult(
                status -> {
                    Instant now = clock.instant();
                    repository.end(delegation, lastDay, reason, now);
                    Map<String, Object> fields = fields(ENDED, delegation, now);
                    fields.put("lastDay", lastDay.toString());
                    changes.change(Json.MAPPER.writeValueAsBytes(fields), now);
                    changes.nextGeneration();
                });
        AfterCommit.run(directory::reloadCertificates);
        LOG.info("delegation ended delegation={} lastDay={}", delegation, lastDay);
    }

    private static byte[] recorded(Delegation delegation, Map<String, Object> more, Instant now) {
        Map<String, Object> fields = fields(RECORDED, delegation.id(), now);
        fields.put("agency", delegation.agency().value());
        fields.put("grantor", delegation.grantor());
        fields.put("delegate", delegation.delegate());
        fields.put("capacity", delegation.capacity());
        fields.put("content", delegation.content().stream().sorted().toList());
        fields.put("from", delegation.from().toString());
        fields.put("to", delegation.to().toString());
        fields.putAll(more);
        return Json.MAPPER.writeValueAsBytes(fields);
    }

    private static Map<String, Object> fields(String kind, UUID delegation, Instant now) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("kind", kind);
        fields.put("delegation", delegation.toString());
        fields.put("time", now.toString());
        return fields;
    }
}

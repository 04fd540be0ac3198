package vn.liennganh.directory.change;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.liennganh.directory.Agency;
import vn.liennganh.directory.DirectorySettings;
import vn.liennganh.directory.registry.Registry;
import vn.liennganh.directory.registry.Vocabulary;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.Json;
import vn.liennganh.message.Sha256;
import vn.liennganh.yaml.ConfigProblem;

/**
 * Adds, changes and ends agencies in the tables. An amendment counts at once and on every hub of
 * the database; it is judged with all files and amendments by the rules that files are judged by.
 */
@Service
public class AgencyChanges {

    private static final Logger LOG = LoggerFactory.getLogger(AgencyChanges.class);

    private final AmendmentRepository repository;
    private final DirectorySettings settings;
    private final RegistryKeeper keeper;
    private final TransactionTemplate transaction;
    private final String range;
    private final Clock clock;

    /**
     * @param range the identifier below which every added agency has to be; empty for any
     * @param clock the machine's, as for certificates
     */
    public AgencyChanges(
            AmendmentRepository repository,
            DirectorySettings settings,
            RegistryKeeper keeper,
            PlatformTransactionManager transactions,
            @Value("${hub.directory.range:}") String range,
            @Qualifier("machineClock") Clock clock) {
        this.repository = repository;
        this.settings = settings;
        this.keeper = keeper;
        this.transaction = new TransactionTemplate(transactions);
        this.range = range;
        this.clock = clock;
    }

    /** Whether an agency of this identifier may be added here: a sandbox takes invented ones. */
    public boolean within(AgencyId agency) {
        return range.isEmpty()
                || agency.value().equals(range)
                || agency.value().startsWith(range + ".");
    }

    /** The words that entries may use. */
    public Vocabulary vocabulary() {
        return keeper.registry().vocabulary();
    }

    /** Whether an identifier was, is or will be somebody's. */
    public boolean taken(AgencyId agency) {
        return keeper.registry().versions().containsKey(agency);
    }

    /** All entries of an identifier, the earliest first, out of files and amendments. */
    public List<Agency> versions(AgencyId agency) {
        return keeper.registry().versions().getOrDefault(agency, List.of());
    }

    /** The same as text that is the same while they are. */
    public String entries(AgencyId agency) {
        return versions(agency).stream().map(EntryWriter::write).collect(Collectors.joining("\n"));
    }

    /**
     * Why these entries would not fit, in the words of whoever reads agency files; empty where they
     * would.
     */
    public Optional<String> fault(List<Agency> entries) {
        List<Amendment> all = new ArrayList<>(repository.all());
        entries.forEach(one -> all.add(new Amendment(Long.MAX_VALUE, EntryWriter.write(one))));
        try {
            Registry.read(settings.agencies(), all);
            return Optional.empty();
        } catch (ConfigProblem unfit) {
            return Optional.of(unfit.reason());
        }
    }

    /**
     * Puts entries in force together, and notes each for the log by its digest.
     *
     * @param entries of one warrant: versions of one agency, each with another first day
     * @throws ConfigProblem if they do not fit with what else is registered; nothing has changed
     */
    public void amend(List<Agency> entries, Warrant warrant) {
        Instant now = clock.instant();
        transaction.executeWithoutResult(
                status -> {
                    entries.forEach(one -> insert(one, warrant, now));
                    repository.nextGeneration();
                    // Judged behind the lock of the generation: of two at once each sees the other.
                    Registry.read(settings.agencies(), repository.all());
                    AfterCommit.run(keeper::amended);
                    AfterCommit.run(() -> entries.forEach(one -> log(one, warrant)));
                });
    }

    private void insert(Agency agency, Warrant warrant, Instant now) {
        String entry = EntryWriter.write(agency);
        repository.insert(agency.id().value(), entry, warrant, now);
        Map<String, Object> fields = fields("AgencyAmended", agency.id(), now);
        fields.put("validFrom", agency.validFrom().toString());
        agency.validTo().ifPresent(last -> fields.put("validTo", last.toString()));
        fields.put("entrySha256", Sha256.of(entry.getBytes(StandardCharsets.UTF_8)).hex());
        fields.putAll(warrant.fields());
        repository.change(Json.MAPPER.writeValueAsBytes(fields), now);
    }

    private static void log(Agency agency, Warrant warrant) {
        LOG.info(
                "agency amended agency={} from={} proposal={}",
                agency.id(),
                agency.validFrom(),
                warrant.id());
    }

    /**
     * An amendment as it is kept now, for whoever audits it.
     *
     * @param proposal by whose warrant it stands there
     */
    public record Kept(long number, String proposal, String entrySha256) {}

    /** All amendments, out of the table and not out of memory. */
    public List<Kept> kept() {
        return repository.kept();
    }

    /** Notes that an agency was given a one-time code, in the caller's transaction. */
    public void invited(AgencyId agency, Warrant warrant) {
        Instant now = clock.instant();
        Map<String, Object> fields = fields("AgencyInvited", agency, now);
        fields.putAll(warrant.fields());
        repository.change(Json.MAPPER.writeValueAsBytes(fields), now);
    }

    /**
     * Notes, in the caller's transaction, what a person said to a request for a certificate.
     *
     * @param by the person's opaque id
     */
    public void decided(AgencyId agency, String requestSha256, boolean granted, UUID by) {
        Instant now = clock.instant();
        Map<String, Object> fields = fields("EnrolmentDecided", agency, now);
        fields.put("requestSha256", requestSha256);
        fields.put("granted", granted);
        fields.put("decidedBy", by.toString());
        repository.change(Json.MAPPER.writeValueAsBytes(fields), now);
    }

    private static Map<String, Object> fields(String kind, AgencyId agency, Instant now) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("kind", kind);
        fields.put("agency", agency.value());
        fields.put("time", now.toString());
        return fields;
    }
}

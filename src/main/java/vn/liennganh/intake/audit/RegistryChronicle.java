package vn.liennganh.intake.audit;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import vn.liennganh.directory.Certificates;
import vn.liennganh.evidence.LogAudit;
import vn.liennganh.evidence.NewStatement;
import vn.liennganh.evidence.kept.Frame;
import vn.liennganh.evidence.kept.RegistryStatement;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.Json;
import vn.liennganh.message.WireTime;

/**
 * Logs what changes in the registry, so that whoever replaces a certificate there leaves a trace
 * that cannot be taken back: one statement for all that was noted since the last one.
 */
public class RegistryChronicle {

    private static final Logger LOG = LoggerFactory.getLogger(RegistryChronicle.class);

    /** Changes may become visible out of order by as many as are noted at the same time. */
    private static final int LOOK_BACK = 200;

    /** In one statement, which has some 100 KB then. */
    private static final int CHANGES_MAX = 500;

    private static final int PAGE = 1_000;
    private static final int WAIT_SECONDS = 30;

    private final AgencyId hub;
    private final Certificates certificates;
    private final LogAudit audit;
    private final Function<NewStatement, CompletableFuture<Void>> writer;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();
    private Set<Long> logged = new HashSet<>();
    private boolean known;

    /**
     * @param writer hands a statement to the one line of writing
     * @param clock the hub's: what it attests
     */
    public RegistryChronicle(
            AgencyId hub,
            Certificates certificates,
            LogAudit audit,
            Function<NewStatement, CompletableFuture<Void>> writer,
            Clock clock) {
        this.hub = hub;
        this.certificates = certificates;
        this.audit = audit;
        this.writer = writer;
        this.clock = clock;
    }

    /** Logs what is new; what fails is looked for again in the log at the next look. */
    @Scheduled(
            initialDelayString = "${hub.intake.registry-interval}",
            fixedDelayString = "${hub.intake.registry-interval}")
    public synchronized void look() {
        try {
            if (!known) {
                logged = numbers(audit.registryStatements());
                known = true;
            }
            List<RegistryStatement.Change> changes =
                    unlogged(certificates, logged).stream().limit(CHANGES_MAX).toList();
            if (!changes.isEmpty()) {
                known = false;
                writer.apply(NewStatement.of(statement(changes)))
                        .get(WAIT_SECONDS, TimeUnit.SECONDS);
                changes.forEach(it -> logged.add(it.number()));
                known = true;
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException | RuntimeException away) {
            LOG.warn("changes of the registry wait to be logged: {}", away.toString());
        }
    }

    /** Under an id that the first change gives: the same changes cannot be logged twice. */
    private RegistryStatement statement(List<RegistryStatement.Change> changes) {
        byte[] salt = new byte[16];
        random.nextBytes(salt);
        String name = hub + " registry change " + changes.get(0).number();
        return new RegistryStatement(
                new Frame(
                        UUID.nameUUIDFromBytes(
                                name.getBytes(java.nio.charset.StandardCharsets.UTF_8)),
                        Base64.getEncoder().encodeToString(salt),
                        hub,
                        WireTime.attested(clock.instant())),
                changes);
    }

    private static Set<Long> numbers(Collection<RegistryStatement> statements) {
        Set<Long> numbers = new HashSet<>();
        statements.forEach(it -> it.changes().forEach(change -> numbers.add(change.number())));
        return numbers;
    }

    /** All that the registry has noted and the log does not have, in order. */
    static List<RegistryStatement.Change> unlogged(Certificates certificates, Set<Long> logged) {
        long from = logged.stream().mapToLong(Long::longValue).max().orElse(0) - LOOK_BACK;
        List<RegistryStatement.Change> found = new ArrayList<>();
        List<Certificates.Change> page = certificates.changesAfter(from, PAGE);
        while (!page.isEmpty()) {
            page.stream()
                    .filter(it -> !logged.contains(it.number()))
                    .map(
                            it ->
                                    new RegistryStatement.Change(
                                            it.number(), Json.MAPPER.readTree(it.record())))
                    .forEach(found::add);
            page = certificates.changesAfter(page.get(page.size() - 1).number(), PAGE);
        }
        return found;
    }
}

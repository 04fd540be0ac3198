package vn.liennganh.evidence;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Consumer;
import vn.liennganh.evidence.LogAudit.Finding;
import vn.liennganh.evidence.LogAudit.Kind;
import vn.liennganh.evidence.kept.DutyStatement;
import vn.liennganh.evidence.kept.KeptDuties;
import vn.liennganh.message.Sha256;
import vn.liennganh.message.Statement;

/**
 * Holds duties against what the log tells of them. A duty moves on while the walk goes along the
 * log; so its row names the entry of its last change, and that entry, wherever it stands, must tell
 * of it as it is. One set back to an earlier state names an entry that the walk has already left,
 * and one that somebody added names none that tells of it.
 */
final class DutyCheck {

    /** The last that a stretch of the log tells of a duty. */
    private record Told(long index, Sha256 digest) {}

    private final AuditRepository repository;
    private final KeptDuties book;
    private final Map<UUID, Told> told = new LinkedHashMap<>();
    private final Set<UUID> named = new HashSet<>();
    private long untold;
    private boolean begun;
    private UUID place = new UUID(0, 0);

    DutyCheck(AuditRepository repository, KeptDuties book) {
        this.repository = repository;
        this.book = book;
    }

    /** An entry tells of duties; entries come in their order. */
    void promise(long index, DutyStatement statement) {
        begun = true;
        statement.duties().forEach((id, digest) -> told.put(id, new Told(index, digest)));
    }

    /** A head was signed here: what a batch writes lies between two of them. */
    void signed(long size) {
        untold = begun ? untold : size;
    }

    /** What is wrong with the duties that were told of since the last call. */
    List<Finding> settle() {
        if (told.isEmpty()) {
            return List.of();
        }
        Map<UUID, KeptDuties.Kept> kept = new HashMap<>();
        book.kept(told.keySet()).forEach(one -> kept.put(one.id(), one));
        Map<Long, DutyStatement> later = later(kept);
        List<Finding> wrong = new ArrayList<>();
        told.forEach((id, last) -> wrong(id, last, kept, later).ifPresent(wrong::add));
        told.clear();
        wrong.forEach(one -> one.subject().map(UUID::fromString).ifPresent(named::add));
        return wrong;
    }

    private static Optional<Finding> wrong(
            UUID id, Told last, Map<UUID, KeptDuties.Kept> kept, Map<Long, DutyStatement> later) {
        KeptDuties.Kept row = kept.get(id);
        if (row == null) {
            return Optional.of(finding(Kind.DUTY_MISSING, last, id));
        }
        long entry = row.entry().orElse(-1);
        Optional<Sha256> digest =
                entry == last.index
                        ? Optional.of(last.digest)
                        : Optional.ofNullable(later.get(entry)).map(it -> it.duties().get(id));
        return row.filed() && digest.filter(row.digest()::equals).isPresent()
                ? Optional.empty()
                : Optional.of(finding(Kind.DUTY_CHANGED, last, id));
    }

    /** The entries that rows name and the stretch has not reached; read behind the rows. */
    private Map<Long, DutyStatement> later(Map<UUID, KeptDuties.Kept> kept) {
        Set<Long> indexes = new TreeSet<>();
        for (KeptDuties.Kept row : kept.values()) {
            row.entry().stream()
                    .filter(index -> index > told.get(row.id()).index)
                    .forEach(indexes::add);
        }
        return statements(indexes);
    }

    private Map<Long, DutyStatement> statements(Collection<Long> indexes) {
        Map<Long, DutyStatement> found = new HashMap<>();
        if (!indexes.isEmpty()) {
            for (AuditRepository.Entry entry : repository.entries(indexes)) {
                DutyStatement.read(entry.statement()).ifPresent(it -> found.put(entry.index(), it));
            }
        }
        return found;
    }

    /**
     * Reads the book itself on, behind the walk along the whole log: each row must be one that the
     * log tells of.
     *
     * @param rows how many of them at least, two or more
     * @return whether the book ended
     */
    boolean readOn(int rows, Consumer<Finding> unfounded) {
        List<KeptDuties.Kept> page = book.page(place, rows);
        Set<Long> indexes = new TreeSet<>();
        Set<UUID> causes = new HashSet<>();
        for (KeptDuties.Kept row : page) {
            row.entry().ifPresentOrElse(indexes::add, () -> causes.add(row.cause()));
        }
        Map<Long, DutyStatement> statements = statements(indexes);
        Map<UUID, Statement> early = early(causes);
        for (KeptDuties.Kept row : page) {
            boolean founded = row.entry().isPresent() ? tells(statements, row) : old(early, row);
            if (!founded && named.add(row.id())) {
                Told where = new Told(row.entry().orElse(0), row.digest());
                unfounded.accept(finding(Kind.DUTY_UNFOUNDED, where, row.id()));
            }
        }
        if (page.size() == rows) {
            // The last one is read again as the first one of the next page.
            place = page.get(rows - 1).id();
            return false;
        }
        return true;
    }

    private static boolean tells(Map<Long, DutyStatement> statements, KeptDuties.Kept row) {
        return Optional.ofNullable(statements.get(row.entry().orElseThrow()))
                .map(it -> it.duties().get(row.id()))
                .filter(row.digest()::equals)
                .isPresent();
    }

    /**
     * A duty without an entry is of a message from before any batch told of duties, and one that
     * somebody owes to another was told to that message's sender.
     */
    private static boolean old(Map<UUID, Statement> early, KeptDuties.Kept row) {
        return Optional.ofNullable(early.get(row.cause()))
                .filter(acceptance -> !row.claimed() || !acceptance.obligations().isEmpty())
                .isPresent();
    }

    private Map<UUID, Statement> early(Set<UUID> causes) {
        Map<UUID, Statement> found = new HashMap<>();
        if (!causes.isEmpty()) {
            for (AuditRepository.Entry entry : repository.acceptances(causes)) {
                Statement.read(entry.statement())
                        .filter(it -> !begun || entry.index() < untold)
                        .ifPresent(it -> found.put(it.messageId(), it));
            }
        }
        return found;
    }

    private static Finding finding(Kind kind, Told last, UUID id) {
        return new Finding(kind, last.index, Optional.of(id.toString()));
    }
}

package vn.liennganh.evidence;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import vn.liennganh.evidence.LogAudit.Finding;
import vn.liennganh.evidence.LogAudit.Kind;
import vn.liennganh.evidence.kept.DutyStatement;
import vn.liennganh.evidence.kept.KeptDuties;
import vn.liennganh.message.Sha256;

/**
 * Holds duties against what the log tells of them. A duty moves on while the walk goes along the
 * log; so its row names the entry of its last change, and that entry, wherever it stands, must tell
 * of it as it is. One set back to an earlier state names an entry that the walk has already left.
 */
final class DutyCheck {

    /** The last that a stretch of the log tells of a duty. */
    private record Told(long index, Sha256 digest) {}

    private final AuditRepository repository;
    private final KeptDuties book;
    private final Map<UUID, Told> told = new LinkedHashMap<>();

    DutyCheck(AuditRepository repository, KeptDuties book) {
        this.repository = repository;
        this.book = book;
    }

    /** An entry tells of duties; entries come in their order. */
    void promise(long index, DutyStatement statement) {
        statement.duties().forEach((id, digest) -> told.put(id, new Told(index, digest)));
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
        Map<Long, DutyStatement> found = new HashMap<>();
        if (!indexes.isEmpty()) {
            for (AuditRepository.Entry entry : repository.entries(indexes)) {
                DutyStatement.read(entry.statement()).ifPresent(it -> found.put(entry.index(), it));
            }
        }
        return found;
    }

    private static Finding finding(Kind kind, Told last, UUID id) {
        return new Finding(kind, last.index, Optional.of(id.toString()));
    }
}

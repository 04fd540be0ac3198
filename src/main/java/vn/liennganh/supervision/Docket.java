package vn.liennganh.supervision;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import vn.liennganh.desk.Desks;
import vn.liennganh.message.AgencyId;

/** A procuracy's docket. Whoever shows it asks first whose it is. */
@Service
public class Docket {

    private static final String URGENT = ".urgent-minutes";

    /** Messages that are read at once: their whole bytes are held meanwhile. */
    private static final int AT_ONCE = 50;

    private final DocketRepository rows;
    private final Desks desks;

    Docket(DocketRepository rows, Desks desks) {
        this.rows = rows;
        this.desks = desks;
    }

    /**
     * A line with what its message says of the case: never more than number and date.
     *
     * @param decision number and date as one text; empty where the message is no decision
     * @param decisions those that urgent minutes owe
     */
    public record Entry(
            DocketLine line,
            Optional<String> caseNumber,
            Optional<String> decision,
            List<DocketLine> decisions) {}

    /** A page of lines alone, without what their messages say; the earliest due first. */
    public List<DocketLine> lines(Wanted wanted) {
        return rows.lines(wanted);
    }

    /**
     * Each of these duties as it stands now, in no order, also one that is owed no more and one
     * between others. It asks for no reader's leave: the duties are those of lines that the readers
     * were shown.
     */
    public List<DocketLine> lines(Collection<UUID> duties, Set<AgencyId> readers) {
        return duties.isEmpty() ? List.of() : rows.of(duties, readers);
    }

    /** The same lines in the same order, with what their messages say of the cases. */
    public List<Entry> entries(List<DocketLine> lines) {
        return entries(lines, Map.of());
    }

    /** A page, the earliest due first. */
    public List<Entry> page(Wanted wanted) {
        List<DocketLine> lines = rows.lines(wanted);
        Map<UUID, List<DocketLine>> owed = decisions(lines, wanted.readers());
        return entries(lines, owed);
    }

    private List<Entry> entries(List<DocketLine> lines, Map<UUID, List<DocketLine>> owed) {
        Map<UUID, Said> said = said(lines.stream().map(DocketLine::cause).distinct().toList());
        return lines.stream()
                .map(
                        line -> {
                            Said one = said.getOrDefault(line.cause(), Said.NOTHING);
                            return new Entry(
                                    line,
                                    one.caseNumber(),
                                    one.decision(),
                                    owed.getOrDefault(line.cause(), List.of()));
                        })
                .toList();
    }

    /** What a message says of its case; its bytes are let go. */
    private record Said(Optional<String> caseNumber, Optional<String> decision) {

        static final Said NOTHING = new Said(Optional.empty(), Optional.empty());
    }

    private Map<UUID, Said> said(List<UUID> messages) {
        Map<UUID, Said> found = new HashMap<>();
        for (int from = 0; from < messages.size(); from += AT_ONCE) {
            int until = Math.min(messages.size(), from + AT_ONCE);
            desks.messages(messages.subList(from, until))
                    .forEach(
                            heard ->
                                    found.put(
                                            heard.id(),
                                            new Said(
                                                    heard.envelope().caseNumber(),
                                                    Named.of(heard.body()))));
        }
        return found;
    }

    private Map<UUID, List<DocketLine>> decisions(List<DocketLine> lines, Set<AgencyId> readers) {
        List<UUID> minutes =
                lines.stream()
                        .filter(one -> one.type().endsWith(URGENT))
                        .map(DocketLine::cause)
                        .distinct()
                        .toList();
        return rows.decisionsAfter(minutes, readers).stream()
                .collect(Collectors.groupingBy(DocketLine::cause));
    }
}

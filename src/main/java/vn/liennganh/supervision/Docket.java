package vn.liennganh.supervision;

import java.util.Collection;
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

    /** Those of these duties that are between one of the readers and somebody else. */
    public List<Entry> of(Collection<UUID> duties, Set<AgencyId> readers) {
        return duties.isEmpty()
                ? List.of()
                : rows.of(duties, readers).stream().map(one -> entry(one, Map.of())).toList();
    }

    /** A page, the earliest due first. */
    public List<Entry> page(Wanted wanted) {
        List<DocketLine> lines = rows.lines(wanted);
        Map<UUID, List<DocketLine>> owed = decisions(lines, wanted.readers());
        return lines.stream().map(line -> entry(line, owed)).toList();
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

    private Entry entry(DocketLine line, Map<UUID, List<DocketLine>> owed) {
        return desks.message(line.cause())
                .map(
                        heard ->
                                new Entry(
                                        line,
                                        heard.envelope().caseNumber(),
                                        Named.of(heard.body()),
                                        owed.getOrDefault(line.cause(), List.of())))
                .orElseGet(() -> new Entry(line, Optional.empty(), Optional.empty(), List.of()));
    }
}

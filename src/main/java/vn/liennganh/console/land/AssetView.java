package vn.liennganh.console.land;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import vn.liennganh.console.matter.OwedLine;
import vn.liennganh.console.matter.Proposals;

/**
 * An asset as its page shows it to one reader.
 *
 * @param own whether it is of the reader's case; a registry sees what was said to it and by it
 * @param ranks the measures of all authorities at the reader's registry; empty for anybody else
 */
public record AssetView(
        UUID exchange,
        String number,
        String agency,
        String kind,
        List<Field> fields,
        boolean own,
        List<Lock> locks,
        List<Rank> ranks,
        List<Told> told,
        List<OwedLine> duties,
        List<Proposals.Line> proposals) {

    /** A line of a list; what the asset is stands there once its reader has opened the order. */
    public record Row(
            UUID exchange,
            String number,
            String other,
            String what,
            String state,
            String chip,
            boolean lodged,
            String since) {}

    public record Field(String name, String value) {}

    /**
     * A measure at one registry.
     *
     * @param place among all authorities; 0 where the registry has stated no time
     * @param before how many stand before it; whose they are is nobody else's business
     */
    public record Lock(
            String registry,
            String state,
            String chip,
            String decision,
            String suspendedAt,
            String rankTime,
            int place,
            int before,
            List<String> lodged,
            List<String> rights,
            String notFound,
            Optional<String> link) {}

    /** A measure in its place at the reader's registry. */
    public record Rank(
            int place, String time, String agency, String number, String decision, String state) {}

    /** Something asked or told, and what came of it. */
    public record Told(String what, String who, String at, String answer, Optional<String> link) {}
}

package vn.liennganh.evidence;

import java.util.List;
import vn.liennganh.merkle.TreeGrowth;

/**
 * Statements that stand in the log if, and only if, the surrounding transaction commits; hand it to
 * {@link EvidenceLog#committed} then, and drop it otherwise.
 */
public final class Appended {

    private final long first;
    private final List<byte[]> statements;
    private final TreeGrowth growth;

    Appended(long first, List<byte[]> statements, TreeGrowth growth) {
        this.first = first;
        this.statements = List.copyOf(statements);
        this.growth = growth;
    }

    /** The log index of the first statement; the others follow without a gap. */
    public long first() {
        return first;
    }

    public int count() {
        return statements.size();
    }

    /** The log index behind the last statement. */
    public long end() {
        return first + statements.size();
    }

    List<byte[]> statements() {
        return statements;
    }

    TreeGrowth growth() {
        return growth;
    }
}

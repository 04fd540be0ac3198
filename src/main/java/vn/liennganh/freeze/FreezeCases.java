package vn.liennganh.freeze;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Service;
import vn.liennganh.freeze.ledger.Ledger;
import vn.liennganh.freeze.position.CaseKey;
import vn.liennganh.freeze.position.Position;
import vn.liennganh.message.AgencyId;

/**
 * Reads where cases stand.
 *
 * <p>It knows no reader: whoever shows something asks first whose case it is.
 */
@Service
public class FreezeCases {

    /** Most cases of one page. */
    public static final int PAGE_MAX = 1_000;

    private final FreezeRepository rows;
    private final FreezeRebuild rebuild;

    FreezeCases(FreezeRepository rows, FreezeRebuild rebuild) {
        this.rows = rows;
        this.rebuild = rebuild;
    }

    /** The positions in a case of one of these agencies, one for each debtor. */
    public List<Position> find(Set<AgencyId> agencies, String number) {
        return rows.ofCase(agencies, number);
    }

    /** The same case as it stood at that instant, out of the messages accepted until then. */
    public Position at(CaseKey key, Instant instant) {
        return rebuild.at(key, instant);
    }

    /** The journal of a case as it was at that instant, out of the messages accepted until then. */
    public Ledger ledger(CaseKey key, Instant instant) {
        return rebuild.ledger(key, instant);
    }

    /**
     * Cases of an agency by number.
     *
     * @param excess only those in which too much is held and nothing was decided
     * @param after the last of the page before
     */
    public List<Position> page(
            AgencyId agency, boolean excess, Optional<CaseKey> after, int limit) {
        return rows.page(
                agency,
                excess,
                after.map(CaseKey::number).orElse(""),
                after.map(CaseKey::debtor).orElse(""),
                limit);
    }

    /**
     * Makes everything anew out of accepted messages; only while the hub accepts nothing.
     *
     * @return how many positions were not as the messages say
     */
    public int rebuild() {
        return rebuild.everything();
    }
}

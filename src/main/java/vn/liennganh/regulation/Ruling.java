package vn.liennganh.regulation;

import java.util.List;
import vn.liennganh.message.AgencyId;

/**
 * What accepting a message does to its exchange.
 *
 * @param after the exchange with the message in it, {@code opened} and {@code changed} included
 * @param opened new duties; a copy that the hub adds itself appears here fulfilled already
 * @param changed duties that the message closed, re-dated or replaced
 * @param copies who gets the same bytes beside the addressees, none of whom is an addressee
 * @param others related exchanges in which it fulfils duties too
 */
public record Ruling(
        ExchangeState after,
        List<Obligation> opened,
        List<Obligation> changed,
        List<AgencyId> copies,
        List<Other> others) {

    /**
     * Another exchange in which the message fulfils duties, because it names it as related.
     *
     * @param changed the duties that it fulfils there
     */
    public record Other(ExchangeState after, List<Obligation> changed) {

        public Other {
            changed = List.copyOf(changed);
        }
    }

    public Ruling {
        opened = List.copyOf(opened);
        changed = List.copyOf(changed);
        copies = List.copyOf(copies);
        others = List.copyOf(others);
    }
}

package vn.liennganh.intake;

import java.time.Instant;
import java.util.List;
import vn.liennganh.message.CounterEvidence;
import vn.liennganh.regulation.Obligation;

/**
 * A duty that nobody fulfilled by its due instant.
 *
 * @param collected whether the party had collected the message that opened it: "not collected" and
 *     "not answered" are different evidence
 * @param at the hub's time at which the silence was noticed
 * @param counterEvidence what speaks for the party
 */
public record Silence(
        Obligation obligation,
        boolean collected,
        Instant at,
        List<CounterEvidence> counterEvidence) {

    public Silence {
        counterEvidence = List.copyOf(counterEvidence);
    }
}

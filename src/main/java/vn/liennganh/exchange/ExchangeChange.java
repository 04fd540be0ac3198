package vn.liennganh.exchange;

import java.util.Collection;
import vn.liennganh.regulation.ExchangeState;
import vn.liennganh.regulation.Obligation;

/**
 * An exchange as it stands after a batch.
 *
 * @param touched the obligations that are new or differ
 * @param factsMoved true where what it lets other exchanges know differs
 * @param why what moved it: a message id, or a kind of statement and its message
 */
public record ExchangeChange(
        ExchangeState state, Collection<Obligation> touched, boolean factsMoved, String why) {}

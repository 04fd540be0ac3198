package vn.liennganh.console.operator.change;

/**
 * A proposal in a list.
 *
 * @param outcome empty while it is open
 * @param by who decided, {@code at} when; empty while it is open
 */
public record ChangeLine(
        String id,
        String kind,
        String agency,
        String agencyName,
        String reason,
        String proposer,
        String proposed,
        boolean own,
        String outcome,
        String by,
        String at) {}

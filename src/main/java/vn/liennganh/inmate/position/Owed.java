package vn.liennganh.inmate.position;

/**
 * What the decision gives the prisoner to pay or to receive.
 *
 * @param amount whole dong; 0 for papers and things
 */
public record Owed(boolean toPay, String kind, long amount, String description) {}

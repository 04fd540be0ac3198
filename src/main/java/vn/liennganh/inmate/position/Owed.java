package vn.liennganh.inmate.position;

import java.util.UUID;

/**
 * What the decision gives the prisoner to pay or to receive.
 *
 * @param message the decision's notice that says so
 * @param amount whole dong; 0 for papers and things
 */
public record Owed(UUID message, boolean toPay, String kind, long amount, String description) {}

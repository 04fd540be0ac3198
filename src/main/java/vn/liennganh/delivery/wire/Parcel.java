package vn.liennganh.delivery.wire;

/**
 * One message to the broker, which holds references only.
 *
 * @param priority 0 to 9; 9 goes first
 * @param duplicateId the same whenever the same is sent for the same reason
 */
public record Parcel(String queue, int priority, String body, String duplicateId) {}

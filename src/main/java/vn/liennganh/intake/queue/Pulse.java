package vn.liennganh.intake.queue;

/** Whether the database answers. Cheap, and right within about two seconds. */
@FunctionalInterface
public interface Pulse {

    /**
     * False while it keeps silent: whatever would ask it now waits for nobody knows how long, so
     * that {@code unavailable} is the better answer.
     */
    boolean beats();
}

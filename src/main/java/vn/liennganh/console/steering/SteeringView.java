package vn.liennganh.console.steering;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import vn.liennganh.console.matter.OwedLine;
import vn.liennganh.console.matter.Tasks;

/**
 * A Steering Committee's week on one page.
 *
 * @param cases difficult cases, those that wait for a direction first, the earliest due first
 * @param assignments what its directions and conclusions gave to whom, by the day set
 * @param meetings that it called and has not concluded, by their moment
 * @param whole false where the register holds more than the page shows
 */
public record SteeringView(
        List<Case> cases, List<Assignment> assignments, List<Meeting> meetings, boolean whole) {

    /**
     * A difficult case.
     *
     * @param planned the moment of the coercion that is planned; empty where none is, or while the
     *     report has not been opened
     * @param read whether the report has been opened
     * @param task the direction that is owed; empty where none is
     * @param owed what else is owed in it, by whomever
     */
    public record Case(
            UUID exchange,
            String number,
            String agency,
            String state,
            String planned,
            boolean read,
            Optional<Tasks.Task> task,
            Optional<OwedLine> owed) {}

    /**
     * Work that was given to somebody.
     *
     * @param day by which it is to be done; empty where none was set
     * @param past whether that day has passed
     */
    public record Assignment(
            UUID exchange, String number, String task, String whom, String day, boolean past) {}

    /** A meeting with its agenda. */
    public record Meeting(
            UUID exchange, String number, String when, String place, List<String> agenda) {}
}

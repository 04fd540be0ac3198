package vn.liennganh.register.file;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import vn.liennganh.desk.Course;
import vn.liennganh.desk.Heard;
import vn.liennganh.message.AgencyId;

/**
 * How a register hears one procedure.
 *
 * @param whole true where an exchange has one state for all its parties
 * @param course its states; none where the register only writes down what is said
 */
public record Rules(boolean whole, Optional<Course> course, Reading reading) {

    /** One state for all parties of an exchange, by its course and its table. */
    public static Rules whole(String course, String reading) {
        return new Rules(true, Optional.of(Course.of(course)), Reading.of(reading));
    }

    /** A state for each addressee. */
    public static Rules lanes(String course, String reading) {
        return new Rules(false, Optional.of(Course.of(course)), Reading.of(reading));
    }

    /** No states: what is said is written down beside another procedure. */
    public static Rules lines(String reading) {
        return new Rules(true, Optional.empty(), Reading.of(reading));
    }

    /** The file after a message. */
    public CaseFile after(CaseFile before, Heard heard) {
        List<CaseFile.Lane> lanes = new ArrayList<>(before.lanes());
        course.ifPresent(
                states ->
                        before.moved(heard, whole).forEach(one -> move(lanes, one, states, heard)));
        return before.with(lanes, reading.lines(heard));
    }

    private static void move(
            List<CaseFile.Lane> lanes, Optional<AgencyId> party, Course course, Heard heard) {
        for (int i = 0; i < lanes.size(); i++) {
            CaseFile.Lane lane = lanes.get(i);
            if (lane.exchange().equals(heard.exchange()) && lane.party().equals(party)) {
                String next = course.after(lane.state(), heard);
                if (!next.equals(lane.state())) {
                    lanes.set(i, lane(heard, party, next));
                }
                return;
            }
        }
        String first = course.after(Course.NEW, heard);
        if (!first.equals(Course.NEW)) {
            lanes.add(lane(heard, party, first));
        }
    }

    private static CaseFile.Lane lane(Heard heard, Optional<AgencyId> party, String state) {
        return new CaseFile.Lane(
                heard.exchange(), heard.envelope().type().procedure(), party, state, heard.at());
    }
}

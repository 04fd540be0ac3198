package vn.liennganh.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import vn.liennganh.desk.Course;
import vn.liennganh.regulation.Edition;
import vn.liennganh.regulation.RuleBook;
import vn.liennganh.regulation.rule.Move;

/** Holds a desk's course against the rule file that it is written from. */
public final class CourseCheck {

    private static final RuleBook RULES = ConfiguredRules.BOOK;

    private CourseCheck() {}

    /** Fails where a move of any edition in force since July 2026 differs from the course. */
    public static void check(String procedure, Course course) {
        Edition edition = RULES.edition(procedure, 1).orElseThrow();
        Map<String, List<Course.Move>> written = new TreeMap<>();
        edition.messages()
                .forEach(
                        (type, rule) -> {
                            List<Course.Move> moves = moves(rule.flow().moves());
                            if (!moves.isEmpty()) {
                                written.put(type.message(), moves);
                            }
                        });
        assertThat(new TreeMap<>(course.moves())).as(procedure).isEqualTo(written);
        assertThat(edition.states().keySet()).as(procedure).containsAll(course.states());
    }

    private static List<Course.Move> moves(List<Move> rules) {
        List<Course.Move> moves = new ArrayList<>();
        for (Move rule : rules) {
            if (rule.target() instanceof Move.To to) {
                moves.add(new Course.Move(rule.from(), "", Map.of("", to.state())));
            } else if (rule.target() instanceof Move.ByValue value) {
                moves.add(
                        new Course.Move(
                                rule.from(),
                                String.join("/", value.field().names()),
                                value.states()));
            }
        }
        return moves;
    }
}

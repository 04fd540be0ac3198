package vn.liennganh.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.liennganh.support.Hearsay;

/** How a desk follows a procedure by a written course. */
class CourseTest {

    private static final Course COURSE =
            Course.of(
                    """
                    live = ordered,frozen
                    order: new > ordered
                    report: ordered > execution full=frozen none=nothing
                    report: released > lifted
                    release: live > released
                    """);

    @ParameterizedTest
    @CsvSource({
        "new, order, '{}', ordered",
        "frozen, order, '{}', frozen",
        "ordered, report, '{\"execution\":\"full\"}', frozen",
        "ordered, report, '{\"execution\":\"part\"}', ordered",
        "ordered, report, '{}', ordered",
        "released, report, '{}', lifted",
        "frozen, release, '{}', released",
        "new, release, '{}', new",
        "frozen, letter, '{}', frozen"
    })
    void the_first_move_that_applies_is_made(
            String from, String message, String body, String expected) {
        Heard heard =
                new Hearsay()
                        .says(
                                "account-freeze." + message,
                                "X99.11.001",
                                "X99.51.001",
                                1,
                                true,
                                Hearsay.object(body));

        assertThat(COURSE.after(from, heard)).isEqualTo(expected);
    }

    @Test
    void its_states_are_those_that_something_leads_to() {
        assertThat(COURSE.states())
                .containsExactlyInAnyOrder("ordered", "frozen", "nothing", "released", "lifted");
    }

    @Test
    void a_line_without_a_move_is_a_mistake() {
        assertThatThrownBy(() -> Course.of("order"))
                .isInstanceOf(ArrayIndexOutOfBoundsException.class);
    }
}

package vn.liennganh.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An id has one form: what Java's own parser forgives is refused, with its place. */
class StrictObjectTest {

    private static final String ID = "01928374-abcd-7000-8000-123456789012";

    @Test
    void an_id_is_read_as_it_is_written() {
        assertThat(fields(ID).uuid("id")).isEqualTo(UUID.fromString(ID));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1-1-1-1-1",
                "01928374-ABCD-7000-8000-123456789012",
                "01928374abcd70008000123456789012",
                "{01928374-abcd-7000-8000-123456789012}",
                " 01928374-abcd-7000-8000-123456789012",
                "01928374-abcd-7000-8000-12345678901",
                "01928374-abcd-7000-8000-1234567890123",
                "001928374-abcd-7000-8000-123456789012",
                "01928374-abcd-7000-8000-12345678901g",
                "+1928374-abcd-7000-8000-123456789012",
                "not an id at all, but of some length"
            })
    void any_other_form_is_refused_at_its_place(String text) {
        assertThatThrownBy(() -> fields(text).uuid("id"))
                .isInstanceOfSatisfying(
                        MalformedJson.class,
                        refused ->
                                assertThat(refused.refusal())
                                        .isEqualTo(
                                                Refusal.at(
                                                        RefusalCode.MESSAGE_MALFORMED,
                                                        "/id",
                                                        "message.uuid-form")));
    }

    private static StrictObject fields(String id) {
        return new StrictObject(Json.MAPPER.createObjectNode().put("id", id), "");
    }
}

package vn.liennganh.gateway.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.liennganh.gateway.ProblemException;

/** What people write into names and headers stays what it is. */
class HeadersTest {

    @Test
    void a_file_name_cannot_leave_its_header() {
        String header = Dispositions.attachment("a\"; x=\r\nSet-Cookie: b\u0111.pdf");
        assertThat(header).doesNotContain("\r", "\n", "x=");
        assertThat(header).startsWith("attachment; filename=\"a");
        assertThat(header).contains("%0D%0A").endsWith("%C4%91.pdf");
        assertThat(header.chars().filter(it -> it == '"')).hasSize(2);
    }

    @Test
    void a_piece_says_where_it_belongs() {
        var piece = AttachmentsResource.ContentRange.of("bytes 100-199/1000", 100);
        assertThat(piece.first()).isEqualTo(100);
        assertThat(piece.total()).contains(1000L);
        assertThat(AttachmentsResource.ContentRange.of(null, 5).total()).contains(5L);
        assertThat(AttachmentsResource.ContentRange.of(null, -1).total()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "bytes 5-4/10",
                "bytes 0-10/10",
                "bytes 0-4/*",
                "0-4/10",
                "bytes 0-3/10",
                "bytes -1-4/10",
                "bytes 0-9999999999999/9999999999999"
            })
    void an_impossible_piece_is_refused(String header) {
        assertThatThrownBy(() -> AttachmentsResource.ContentRange.of(header, 5))
                .isInstanceOf(ProblemException.class)
                .hasMessage("message-malformed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "", "0193F3C2-7F6E-7CC0-A2C4-3D0C5C1B9A01", "1-1-1-1-1", "../etc"})
    void a_malformed_id_is_answered_like_an_unknown_one(String id) {
        assertThatThrownBy(() -> Paths.id(id))
                .isInstanceOf(ProblemException.class)
                .hasMessage("not-found");
    }

    @Test
    void a_page_size_is_cut_to_the_largest_and_nonsense_is_refused() {
        assertThat(Paths.number(Optional.empty(), "limit", 100, 1, 1000)).isEqualTo(100);
        assertThat(Paths.number(Optional.of("5000"), "limit", 100, 1, 1000)).isEqualTo(1000);
        for (String wrong : new String[] {"0", "-1", "x", "1e3", "99999999999"}) {
            assertThatThrownBy(() -> Paths.number(Optional.of(wrong), "limit", 100, 1, 1000))
                    .isInstanceOf(ProblemException.class);
        }
    }
}

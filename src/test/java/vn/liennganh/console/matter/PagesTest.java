package vn.liennganh.console.matter;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** Links from page to page of a list. */
class PagesTest {

    @AfterEach
    void leave() {
        RequestContextHolder.resetRequestAttributes();
    }

    @ParameterizedTest
    @CsvSource({
        "'', QUJD, /dang-ky?sau=QUJD",
        "xem=het, QUJD, /dang-ky?xem=het&sau=QUJD",
        "xem=het&sau=QUJD, REVG, /dang-ky?xem=het&sau=REVG",
        "sau=QUJD&so=1%2FQD, '', /dang-ky?so=1%2FQD",
        "sau=QUJD, '', /dang-ky",
    })
    void a_link_keeps_what_the_list_was_asked_for(String query, String after, String link) {
        MockHttpServletRequest request = new MockHttpServletRequest("GET", "/dang-ky");
        request.setQueryString(query.isEmpty() ? null : query);
        RequestContextHolder.setRequestAttributes(new ServletRequestAttributes(request));
        assertThat(Pages.link(after)).isEqualTo(link);
    }
}

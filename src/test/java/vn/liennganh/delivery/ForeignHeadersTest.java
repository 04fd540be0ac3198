package vn.liennganh.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.liennganh.delivery.wire.ForeignHeaders;

class ForeignHeadersTest {

    @ParameterizedTest
    @CsvSource({
        "CAmelHttpUri, true",
        "CamelJmsDestinationName, true",
        "CAMELEXECCOMMANDEXECUTABLE, true",
        "org.apache.camel.bean, true",
        "ORG.apache.CAMEL.x, true",
        "JMSReplyTo, true",
        "jmsXGroupID, true",
        "breadcrumbId, true",
        "caseless, false",
        "content-type, false"
    })
    void headers_that_steer_are_dropped_in_any_case_of_letters(String name, boolean dropped) {
        ForeignHeaders headers = new ForeignHeaders();
        assertThat(headers.applyFilterToExternalHeaders(name, "x", null)).isEqualTo(dropped);
        assertThat(headers.applyFilterToCamelHeaders(name, "x", null)).isEqualTo(dropped);
    }
}

package vn.liennganh.gateway.soap;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;

/** One row of a table of bad calls: what comes, and the code that answers. */
record SoapRow(String name, String code, String envelope) {

    static SoapRow of(String name, String code, String envelope) {
        return new SoapRow(name, code, envelope);
    }

    /** Not signed. */
    static String plain(String header, String body) {
        return Envelopes.of(Envelopes.SOAP_12, header, body);
    }

    /**
     * A test for each.
     *
     * @param quick whether the answer must come at once
     */
    static List<DynamicTest> tests(SoapPartner partner, List<SoapRow> rows, boolean quick) {
        List<DynamicTest> tests = new ArrayList<>();
        for (SoapRow row : rows) {
            tests.add(
                    DynamicTest.dynamicTest(
                            row.name(),
                            () -> {
                                long start = System.nanoTime();
                                SoapPartner.Answer answer =
                                        partner.post(Envelopes.SOAP_12, row.envelope());
                                Duration took = Duration.ofNanos(System.nanoTime() - start);
                                assertThat(answer.code()).as(answer.text()).isEqualTo(row.code());
                                assertThat(answer.status()).isEqualTo(500);
                                assertThat(answer.text())
                                        .doesNotContain("root:", "Exception", "woodstox");
                                if (quick) {
                                    assertThat(took).isLessThan(Duration.ofSeconds(5));
                                }
                            }));
        }
        return tests;
    }
}

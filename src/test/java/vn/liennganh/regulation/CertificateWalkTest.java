package vn.liennganh.regulation;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.liennganh.regulation.Story.AGENCY;
import static vn.liennganh.regulation.Story.HUB;
import static vn.liennganh.regulation.Story.local;
import static vn.liennganh.regulation.Story.to;

import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.Refusal;

/** Who may ask what was done under a judgment, and by when it is certified. */
class CertificateWalkTest {

    private static final AgencyId PRISON = AgencyId.of("X99.61.001");

    private final Story story = new Story();

    private Optional<Refusal> send(String type, AgencyId from, AgencyId to, String... fields) {
        return story.send(type, from, to(to), fields);
    }

    @Test
    void x5_a_certificate_asked_for_by_a_sister_is_due_by_law_and_a_list_alone_by_policy() {
        story.at("2026-11-20T10:00");
        assertThat(send("results-certificate.request-record", AGENCY, HUB)).isEmpty();
        assertThat(story.state().obligations())
                .singleElement()
                .returns(local("2026-11-27T00:00"), Obligation::due)
                .returns(AGENCY, Obligation::party)
                .returns(false, Obligation::policy);

        Story round = new Story().at("2026-11-20T10:00");
        assertThat(round.send("results-certificate.round", PRISON, to(AGENCY))).isEmpty();
        assertThat(round.state().obligations())
                .singleElement()
                .returns(local("2026-12-08T00:00"), Obligation::due)
                .returns(true, Obligation::policy);
    }

    @Test
    void the_lines_of_a_round_on_which_somebody_asked_run_the_three_days() {
        story.at("2026-11-20T10:00");
        String line = Story.sample("results-certificate.round").path("lines").path(0).toString();
        String asked =
                line.replace("\"1\"", "\"2\"")
                        .replaceFirst(
                                "\\{",
                                "{\"requestedBy\":"
                                        + "{\"name\": \"A\", \"relation\": \"B\"},"
                                        + "\"requestReceivedOn\": \"2026-11-20\",");
        assertThat(
                        send(
                                "results-certificate.round",
                                PRISON,
                                AGENCY,
                                "lines=[" + line + "," + asked + "]"))
                .isEmpty();
        assertThat(story.state().obligations())
                .filteredOn(one -> !one.policy())
                .singleElement()
                .returns(Optional.of("2"), Obligation::item)
                .returns(local("2026-11-27T00:00"), Obligation::due);
        assertThat(send("results-certificate.certificate", AGENCY, PRISON, "roundLine=\"2\""))
                .isEmpty();
        assertThat(story.open()).containsOnlyKeys("round-line");
        assertThat(send("results-certificate.certificate", AGENCY, PRISON, "roundLine=\"1\""))
                .isEmpty();
        assertThat(story.state().state()).isEqualTo("issued");
        assertThat(story.open()).isEmpty();
    }

    @Test
    void a_new_certificate_names_the_one_it_replaces() {
        send("results-certificate.request", PRISON, AGENCY);
        send("results-certificate.certificate", AGENCY, PRISON);
        UUID first = story.lastId();
        assertThat(send("results-certificate.replacement", AGENCY, PRISON)).isPresent();
        assertThat(
                        send(
                                "results-certificate.replacement",
                                AGENCY,
                                PRISON,
                                "supersedes/messageId=\"" + first + "\""))
                .isEmpty();
        assertThat(story.state().state()).isEqualTo("superseded");
    }

    @Test
    void a_request_that_the_keeper_relays_runs_from_its_receipt() {
        story.at("2026-11-20T10:00");
        send("results-certificate.request", PRISON, AGENCY);
        story.consigned(AGENCY, "2026-11-21T08:00");
        assertThat(story.state().obligations())
                .singleElement()
                .returns(local("2026-11-27T00:00"), Obligation::due)
                .returns(PRISON, Obligation::owedTo)
                .returns(false, Obligation::provisional);
        assertThat(send("results-certificate.declination", AGENCY, PRISON)).isEmpty();
        assertThat(story.open()).isEmpty();
        assertThat(story.state().state()).isEqualTo("declined");
    }

    @Test
    void before_july_2026_five_working_days_were_given() {
        story.at("2026-06-01T10:00");
        send("results-certificate.request-record", AGENCY, HUB);
        assertThat(story.state().obligations())
                .singleElement()
                .returns(local("2026-06-09T00:00"), Obligation::due);
    }
}

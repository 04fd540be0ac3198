package vn.liennganh.partner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.liennganh.scenario.CoercionCase;
import vn.liennganh.scenario.Party;
import vn.liennganh.scenario.RunningHub;

/** A police planner and an office work with the coercion desk at the shell. */
class CoercionsCommandTest {

    private static final RunningHub HUB = RunningHub.shared();
    private static final String NEXT = "2027-06-17T08:30:00+07:00";

    @TempDir private Path folder;

    @Test
    void one_operation_is_shown_from_every_side() {
        Party office = Party.of(HUB, CoercionCase.OFFICE);
        Party police = Party.of(HUB, CoercionCase.POLICE);
        CoercionCase one = CoercionCase.consult(office, CoercionCase.POLICE, body -> {});
        one.send(police, "consultation-reply", body -> {}, CoercionCase.OFFICE);
        one.again(CoercionCase.POLICE, body -> body.put("plannedAt", NEXT));
        String exchange = one.exchange().toString();

        assertThat(said(CoercionCase.POLICE, exchange))
                .contains(one.number(), "To be consulted on again", "changed: time");
        assertThat(said(CoercionCase.POLICE, exchange, "--diff"))
                .contains("Planned time", NEXT, "/plannedAt", "To be consulted on again");
        assertThat(said(CoercionCase.OFFICE, exchange, "--ready"))
                .contains("[Missing] Consent to the text in force", "Something is missing");
        assertThat(said(CoercionCase.OFFICE, exchange, "--lead-time"))
                .contains("not law", "14 working days before");
        assertThat(said(CoercionCase.POLICE, exchange, "--drafts", "--out", "" + folder))
                .contains("coercion-security.consultation-reply", "/outcome");
        assertThat(folder.resolve("01-coercion-security.consultation-reply.json")).exists();
        assertThat(said(CoercionCase.OFFICE, "--mark", "reopened")).contains(one.number());
        String[] days = {"--from", "2027-06-17", "--to", "2027-06-19"};
        assertThat(said(CoercionCase.POLICE, "--schedule", days[0], days[1], days[2], days[3]))
                .contains(one.number(), "people");
        assertThat(said(CoercionCase.OFFICE, "--dates", days[0], days[1], days[2], days[3]))
                .contains("2027-06-17  suits", "2027-06-19  DOES NOT");
    }

    @Test
    void a_side_of_nothing_is_a_mistake() {
        assertThat(run(CoercionCase.OFFICE, "--diff").exit()).isEqualTo(2);
        assertThat(run(CoercionCase.OFFICE, "--mark", "nonsense").exit()).isNotZero();
        assertThat(run(CoercionCase.OFFICE, "no-such-exchange").exit()).isEqualTo(6);
    }

    private static String said(String agency, String... rest) {
        Said said = run(agency, rest);
        assertThat(said.exit()).as(said.err()).isZero();
        assertThat(said.out())
                .doesNotContain("partner.coercion")
                .doesNotContain("coercion.consent");
        return said.out();
    }

    private static Said run(String agency, String... rest) {
        return Said.of(HUB, agency, Said.words("coercions", rest));
    }
}

package vn.liennganh.gateway.soap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import vn.liennganh.gateway.ProblemException;
import vn.liennganh.gateway.soap.envelope.SoapCall;
import vn.liennganh.gateway.soap.security.SignedCalls;
import vn.liennganh.intake.Channel;
import vn.liennganh.message.AgencyId;
import vn.liennganh.scenario.RunningHub;
import vn.liennganh.support.Tools;

/**
 * Our reader against WSS4J, message by message: what ours lets in WSS4J lets in too, and has found
 * the very parts signed that ours acts upon. Ours may be stricter; where it is, the table says so.
 * Only the formal rules of the Basic Security Profile (which attribute a reference must have) are
 * not asked for, neither here nor there.
 */
class AgainstWss4jTest {

    private static final String EC = "X99.71.001";

    private static SignedCalls ours;
    private static SoapPartner partner;
    private static SignedForms forms;

    @BeforeAll
    static void start() {
        RunningHub hub = RunningHub.shared();
        ours = hub.bean(SignedCalls.class);
        partner = new SoapPartner(hub, EC);
        forms = new SignedForms(hub, EC);
    }

    @TestFactory
    List<DynamicTest> what_ours_accepts_wss4j_accepts_and_has_found_signed() {
        return forms.all().stream().map(it -> dynamicTest(it.name(), () -> compare(it))).toList();
    }

    private static void compare(SignedForms.Row row) {
        boolean accepted = weAccept(row.envelope());
        boolean theirs = Envelopes.coversWhatCounts(row.envelope(), partner.authority());

        assertThat(accepted).as("ours").isEqualTo(row.expected() == SignedForms.Both.ACCEPT);
        if (row.expected() != SignedForms.Both.STRICTER) {
            assertThat(theirs).as("WSS4J").isEqualTo(row.expected() == SignedForms.Both.ACCEPT);
        }
    }

    @Test
    void of_many_random_changes_none_passes_ours_and_not_wss4j() {
        changedAtRandom(20_261_121, 60);
    }

    @Test
    @Tag(Tools.LONG)
    void nor_does_any_of_hundreds() {
        changedAtRandom(20_261_122, 400);
    }

    /** Letters changed in all places, the same ones in every run. */
    private void changedAtRandom(int seed, int times) {
        Random random = new Random(seed);
        int passed = 0;
        for (int i = 0; i < times; i++) {
            String envelope = forms.signed();
            for (int j = random.nextInt(2); j >= 0; j--) {
                envelope = changed(envelope, random);
            }
            if (weAccept(envelope)) {
                passed++;
                assertThat(Envelopes.coversWhatCounts(envelope, partner.authority()))
                        .as(envelope)
                        .isTrue();
            }
        }
        assertThat(passed).as("some changes are none to canonical form").isPositive();
    }

    private static String changed(String text, Random random) {
        int at = random.nextInt(text.length());
        String letters = " \n<>/=\"'#&:;0Aa!-";
        char letter = letters.charAt(random.nextInt(letters.length()));
        return switch (random.nextInt(4)) {
            case 0 -> text.substring(0, at) + text.substring(at + 1);
            case 1 -> text.substring(0, at) + letter + text.substring(at);
            case 2 -> text.substring(0, at) + letter + text.substring(at + 1);
            default -> {
                int from = random.nextInt(text.length());
                int to = Math.min(text.length(), from + random.nextInt(200));
                yield text.substring(0, at) + text.substring(from, to) + text.substring(at);
            }
        };
    }

    private static boolean weAccept(String envelope) {
        try {
            AgencyId agency = AgencyId.of(EC);
            SoapCall call = SoapCall.read(envelope.getBytes(StandardCharsets.UTF_8));
            return ours.check(call, new Channel("soap", agency, agency));
        } catch (ProblemException refused) {
            return false;
        }
    }
}

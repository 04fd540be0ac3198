package vn.liennganh.partner.simulator;

import vn.liennganh.message.Text;
import vn.liennganh.message.Texts;

/** Why a simulated agency says no: it was told to, and cites no law for it. */
final class Refusals {

    private Refusals() {}

    /** For a body that a person reads: papers of State bodies are in Vietnamese. */
    static String reason() {
        return Texts.render(Text.of("partner.simulated-refusal"), Texts.VIETNAMESE);
    }
}

package vn.liennganh.gateway.rest.freeze;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import vn.liennganh.freeze.position.CaseKey;
import vn.liennganh.gateway.Problem;
import vn.liennganh.gateway.ProblemException;
import vn.liennganh.message.AgencyId;

/** The place behind a page, opaque to its reader. */
final class Cursor {

    private Cursor() {}

    static String write(CaseKey key) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((key.debtor() + key.number()).getBytes(StandardCharsets.UTF_8));
    }

    static CaseKey read(String text, AgencyId agency) {
        try {
            String both = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
            int debtor = CaseKey.DEBTOR_LENGTH;
            if (both.length() > debtor && both.indexOf('\0') < 0) {
                return new CaseKey(agency, both.substring(debtor), both.substring(0, debtor));
            }
        } catch (IllegalArgumentException malformed) {
            // Falls through to the refusal below.
        }
        throw new ProblemException(Problem.badParameter("after"));
    }
}

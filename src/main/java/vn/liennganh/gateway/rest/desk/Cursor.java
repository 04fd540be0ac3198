package vn.liennganh.gateway.rest.desk;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import vn.liennganh.desk.Matter;
import vn.liennganh.gateway.Problem;
import vn.liennganh.gateway.ProblemException;
import vn.liennganh.message.AgencyId;

/** The place behind a page, opaque to its reader. */
final class Cursor {

    private static final String BETWEEN = "\n";

    private Cursor() {}

    static String write(Matter matter) {
        String all = String.join(BETWEEN, matter.agency().value(), matter.part(), matter.number());
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(all.getBytes(StandardCharsets.UTF_8));
    }

    static Matter read(String text) {
        try {
            String all = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
            String[] three = all.split(BETWEEN, 3);
            if (three.length == 3 && all.indexOf('\0') < 0) {
                return new Matter(AgencyId.of(three[0]), three[2], three[1]);
            }
        } catch (IllegalArgumentException malformed) {
            // Falls through to the refusal below.
        }
        throw new ProblemException(Problem.badParameter("after"));
    }
}

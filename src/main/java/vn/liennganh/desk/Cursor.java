package vn.liennganh.desk;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import vn.liennganh.message.AgencyId;

/** The place behind a page of matters, opaque to its reader, fit for an address as it is. */
public final class Cursor {

    private static final String BETWEEN = "\n";

    private Cursor() {}

    public static String write(Matter matter) {
        String all = String.join(BETWEEN, matter.agency().value(), matter.part(), matter.number());
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(all.getBytes(StandardCharsets.UTF_8));
    }

    /** Empty for what nobody gave out. */
    public static Optional<Matter> read(String text) {
        try {
            String all = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
            String[] three = all.split(BETWEEN, 3);
            return three.length == 3 && all.indexOf('\0') < 0
                    ? Optional.of(new Matter(AgencyId.of(three[0]), three[2], three[1]))
                    : Optional.empty();
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }
}

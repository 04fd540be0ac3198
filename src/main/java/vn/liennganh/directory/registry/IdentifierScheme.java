package vn.liennganh.directory.registry;

import java.util.Optional;
import java.util.regex.Pattern;
import vn.liennganh.message.AgencyId;

/** Which rule of Decision 20/2020/QD-TTg an identifier follows. */
public enum IdentifierScheme {

    /** Article 4: ministries, sectors, localities and their units, {@code G22.12.3}. */
    AUTHORITY("[A-Y][0-9]{2}(\\.[A-Z0-9]+)*"),

    /** Article 5: the registration number of an enterprise, with three more digits for a branch. */
    ENTERPRISE("[0-9]{10}([0-9]{3})?"),

    /** Articles 6 to 8: a scheme of its own for other organisations, without a separator. */
    OTHER("Z[0-9]{2}[A-Z0-9]{1,32}");

    private final Pattern form;

    IdentifierScheme(String form) {
        this.form = Pattern.compile(form);
    }

    /** Empty for what has the letters of an identifier but the form of none. */
    public static Optional<IdentifierScheme> of(AgencyId id) {
        for (IdentifierScheme scheme : values()) {
            if (scheme.form.matcher(id.value()).matches()) {
                return Optional.of(scheme);
            }
        }
        return Optional.empty();
    }
}

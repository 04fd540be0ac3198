package vn.liennganh.regulation.body;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import vn.liennganh.message.FieldError;
import vn.liennganh.message.Text;

/**
 * How surely a message must tell who a person is, so that nobody is taken for a namesake. Each
 * grade demands what the grades before it demand; the grades are office policy.
 */
public enum IdentityGrade {
    NONE,
    NAME_AND_ADDRESS,
    /** With an identifier of any kind. */
    IDENTIFIER,
    /** With an identifier that the State gave, and a person's date of birth. */
    FULL;

    private static final Set<String> OF_PERSONS = Set.of("personal-id", "passport");
    private static final Set<String> OF_ORGANISATIONS = Set.of("enterprise-code", "tax-code");

    public String wireName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<IdentityGrade> ofWireName(String name) {
        for (IdentityGrade grade : values()) {
            if (grade.wireName().equals(name)) {
                return Optional.of(grade);
            }
        }
        return Optional.empty();
    }

    /** Adds what is missing for the grade; nothing where the body names nobody. */
    void check(JsonNode person, String pointer, List<FieldError> errors) {
        if (this == NONE || person.isMissingNode()) {
            return;
        }
        demand(person, pointer, "name", errors);
        demand(person, pointer, "address", errors);
        if (compareTo(IDENTIFIER) >= 0 && !identified(person)) {
            errors.add(missing(pointer + "/identifiers"));
        }
        if (this == FULL && !organisation(person)) {
            demand(person, pointer, "birthDate", errors);
        }
    }

    private boolean identified(JsonNode person) {
        Set<String> official = organisation(person) ? OF_ORGANISATIONS : OF_PERSONS;
        for (JsonNode one : person.path("identifiers")) {
            boolean given = !one.path("value").asString("").isBlank();
            if (given && (this != FULL || official.contains(one.path("type").asString("")))) {
                return true;
            }
        }
        return false;
    }

    private static boolean organisation(JsonNode person) {
        return person.path("kind").asString("").equals("organisation");
    }

    private void demand(JsonNode person, String pointer, String field, List<FieldError> errors) {
        if (person.path(field).asString("").isBlank()) {
            errors.add(missing(pointer + "/" + field));
        }
    }

    private FieldError missing(String pointer) {
        return new FieldError(pointer, Text.of("regulation.identity.missing"));
    }
}

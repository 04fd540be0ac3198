package vn.liennganh.freeze.position;

import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import tools.jackson.databind.JsonNode;
import vn.liennganh.desk.Matter;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.Sha256;

/**
 * One debt of one debtor in one case is a matter of the freeze desk: what is added up belongs
 * together and has one ceiling. Two debtors of a case owe apart.
 */
public final class DebtKey {

    /** Characters of the digest that sets debtors apart. */
    public static final int DEBTOR_LENGTH = 16;

    /** The most telling first; a kind that is not listed tells least. */
    private static final List<String> TELLING =
            List.of("personal-id", "enterprise-code", "tax-code", "passport", "other");

    private DebtKey() {}

    /** The debt that a body with a debtor is about, in a case of that agency. */
    public static Matter of(AgencyId agency, String number, JsonNode body) {
        return new Matter(agency, number, digest(body.path("debtor")));
    }

    /**
     * By what a debtor is known again: the most telling of its identifiers, so that a passport
     * beside them makes nobody else of it.
     */
    public static String digest(JsonNode debtor) {
        String known =
                debtor.path("identifiers")
                        .valueStream()
                        .map(one -> new String[] {text(one, "type"), text(one, "value")})
                        .min(
                                Comparator.comparingInt((String[] one) -> rank(one[0]))
                                        .thenComparing(one -> one[0])
                                        .thenComparing(one -> one[1]))
                        .map(one -> String.join(" ", one))
                        .orElse("");
        return Sha256.of(known.getBytes(StandardCharsets.UTF_8)).hex().substring(0, DEBTOR_LENGTH);
    }

    /** Whether anything tells who the debtor is. */
    public static boolean named(JsonNode body) {
        return !body.path("debtor").path("identifiers").isEmpty();
    }

    private static String text(JsonNode one, String field) {
        return one.path(field).asString("");
    }

    private static int rank(String type) {
        int place = TELLING.indexOf(type);
        return place < 0 ? TELLING.size() : place;
    }
}

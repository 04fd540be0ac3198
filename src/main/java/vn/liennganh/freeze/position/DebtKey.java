package vn.liennganh.freeze.position;

import java.nio.charset.StandardCharsets;
import java.util.SortedSet;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
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

    private DebtKey() {}

    /** The debt that a body with a debtor is about, in a case of that agency. */
    public static Matter of(AgencyId agency, String number, ObjectNode body) {
        SortedSet<String> values = new TreeSet<>();
        for (JsonNode one : body.path("debtor").path("identifiers")) {
            values.add(one.path("type").asString("") + " " + one.path("value").asString(""));
        }
        String all = String.join("\n", values);
        String digest = Sha256.of(all.getBytes(StandardCharsets.UTF_8)).hex();
        return new Matter(agency, number, digest.substring(0, DEBTOR_LENGTH));
    }
}

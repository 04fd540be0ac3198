package vn.liennganh.freeze.position;

import java.nio.charset.StandardCharsets;
import java.util.SortedSet;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.Sha256;

/**
 * One debt of one debtor in one case: what is added up belongs together and has one ceiling.
 *
 * @param agency whose case it is
 * @param debtor a short digest of the debtor's identifiers: two debtors of a case owe apart
 */
public record CaseKey(AgencyId agency, String number, String debtor) {

    /** Characters of the digest. */
    public static final int DEBTOR_LENGTH = 16;

    /** The debt that a body with a debtor is about, in a case of that agency. */
    public static CaseKey of(AgencyId agency, String number, ObjectNode body) {
        SortedSet<String> values = new TreeSet<>();
        for (JsonNode one : body.path("debtor").path("identifiers")) {
            values.add(one.path("type").asString("") + " " + one.path("value").asString(""));
        }
        String all = String.join("\n", values);
        String digest = Sha256.of(all.getBytes(StandardCharsets.UTF_8)).hex();
        return new CaseKey(agency, number, digest.substring(0, DEBTOR_LENGTH));
    }
}

package vn.liennganh.inmate.position;

import java.util.Optional;
import tools.jackson.databind.JsonNode;
import vn.liennganh.desk.Heard;

/**
 * Whose money it is, as far as messages have said so; texts are empty until then.
 *
 * @param caseNumber as the agency writes it
 * @param role {@code debtor}, {@code creditor} or {@code both}
 */
public record Who(
        String caseNumber,
        String name,
        String prisonerNumber,
        Optional<Paper> judgment,
        Optional<Paper> decision,
        String role) {

    static final Who UNKNOWN = new Who("", "", "", Optional.empty(), Optional.empty(), "");

    Who told(Heard heard) {
        JsonNode inmate = heard.body().path("inmate");
        return new Who(
                heard.envelope().caseNumber().orElse(caseNumber),
                either(inmate.path("name").asString(""), name),
                either(inmate.path("prisonerNumber").asString(""), prisonerNumber),
                Paper.of(heard.body().path("judgment")).or(() -> judgment),
                Paper.of(heard.body().path("enforcementDecision")).or(() -> decision),
                either(heard.text("role"), role));
    }

    private static String either(String now, String before) {
        return now.isEmpty() ? before : now;
    }
}

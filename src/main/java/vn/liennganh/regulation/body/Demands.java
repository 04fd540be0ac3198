package vn.liennganh.regulation.body;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import vn.liennganh.message.FieldError;
import vn.liennganh.regulation.rule.BodyPath;

/**
 * What a rule demands of a body beside its schema.
 *
 * @param person where the body names whose identity is graded
 * @param secondOfficial the amount above which two officials sign
 */
public record Demands(
        IdentityGrade identity,
        BodyPath person,
        Optional<SecondOfficial> secondOfficial,
        List<BodyCheck> checks) {

    /**
     * Two different officials of the sender sign above an amount, which is the office's policy.
     *
     * @param above whole dong
     */
    public record SecondOfficial(BodyPath field, long above) {

        /** True where the body names more than the amount. */
        public boolean needed(JsonNode body) {
            BigDecimal limit = BigDecimal.valueOf(above);
            for (JsonNode value : field.all(body)) {
                if (value.isNumber() && value.decimalValue().compareTo(limit) > 0) {
                    return true;
                }
            }
            return false;
        }
    }

    public Demands {
        checks = List.copyOf(checks);
    }

    /** Every demand that the body does not meet; call it with a body that follows its schema. */
    public void check(JsonNode body, List<FieldError> errors) {
        identity.check(person.at(body), person.pointer(), errors);
        checks.forEach(check -> check.check(body, errors));
    }
}

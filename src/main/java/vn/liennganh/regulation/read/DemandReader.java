package vn.liennganh.regulation.read;

import java.util.List;
import java.util.Optional;
import vn.liennganh.regulation.PolicyBook;
import vn.liennganh.regulation.body.BodyCheck;
import vn.liennganh.regulation.body.Demands;
import vn.liennganh.regulation.body.IdentityGrade;
import vn.liennganh.regulation.rule.BodyPath;
import vn.liennganh.yaml.YamlMap;
import vn.liennganh.yaml.YamlValue;

/** Reads what a rule demands of the body beside its schema. */
final class DemandReader {

    private static final BodyPath DEBTOR = BodyPath.of("debtor");

    private DemandReader() {}

    static Demands demands(YamlMap rule, PolicyBook policies) {
        Optional<YamlValue> identity = rule.optionalValue("identity");
        boolean elsewhere = identity.map(YamlValue::isMap).orElse(false);
        Optional<YamlValue> grade =
                elsewhere ? identity.map(one -> one.map().value("grade")) : identity;
        return new Demands(
                grade.map(DemandReader::grade).orElse(IdentityGrade.NONE),
                elsewhere
                        ? ConditionReader.single(identity.orElseThrow().map().value("of"))
                        : DEBTOR,
                rule.optionalMap("second-official").map(map -> secondOfficial(map, policies)),
                rule.maps("checks").stream().map(DemandReader::check).toList());
    }

    private static IdentityGrade grade(YamlValue value) {
        return IdentityGrade.ofWireName(value.string())
                .orElseThrow(
                        () ->
                                value.problem(
                                        "none, name-and-address, identifier or full is expected"));
    }

    private static Demands.SecondOfficial secondOfficial(YamlMap map, PolicyBook policies) {
        Long above = policies.amounts().get(map.string("above"));
        if (above == null) {
            throw map.problem("above", "no policy amount in dong has this id");
        }
        return new Demands.SecondOfficial(ConditionReader.path(map.value("field")), above);
    }

    private static BodyCheck check(YamlMap check) {
        return switch (check.string("kind")) {
            case "amount-in-words" -> amountInWords(check);
            case "sum" ->
                    new BodyCheck.Sum(
                            ConditionReader.single(check.value("total")),
                            ConditionReader.path(check.value("of")));
            case "at-most" ->
                    new BodyCheck.AtMost(
                            ConditionReader.single(check.value("amount")),
                            check.list("of").stream().map(ConditionReader::single).toList());
            case "one-of-fields" -> {
                List<BodyPath> fields =
                        check.list("fields").stream().map(ConditionReader::path).toList();
                if (fields.size() < 2) {
                    throw check.problem("fields", "two fields or more are expected");
                }
                yield new BodyCheck.OneOfFields(
                        fields, check.optionalValue("given").map(ConditionReader::path));
            }
            default ->
                    throw check.problem(
                            "kind", "amount-in-words, sum, at-most or one-of-fields is expected");
        };
    }

    private static BodyCheck amountInWords(YamlMap check) {
        BodyPath amount = ConditionReader.path(check.value("amount"));
        BodyPath words = ConditionReader.path(check.value("words"));
        if (!list(amount).equals(list(words))) {
            throw check.problem("words", "the amount stands in another list");
        }
        return new BodyCheck.AmountInWords(amount, words);
    }

    /** The path up to its last list, which both fields of a pair must share. */
    private static List<String> list(BodyPath path) {
        return path.names().subList(0, path.names().lastIndexOf(BodyPath.EACH) + 1);
    }
}

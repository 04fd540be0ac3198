package vn.liennganh.regulation.body;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import vn.liennganh.message.FieldError;
import vn.liennganh.message.Text;
import vn.liennganh.regulation.rule.BodyPath;

/** What fields of one body owe each other, beyond what a JSON Schema can say. */
public sealed interface BodyCheck {

    /** Adds what is wrong; a field that is absent is the schema's concern. */
    void check(JsonNode body, List<FieldError> errors);

    /** An amount in figures and the same amount in Vietnamese words, item by item. */
    record AmountInWords(BodyPath amount, BodyPath words) implements BodyCheck {
        @Override
        public void check(JsonNode body, List<FieldError> errors) {
            for (List<Integer> item : words.indexes(body)) {
                BodyPath.Found said = words.at(body, item);
                JsonNode figure = amount.at(body, item).value();
                if (!said.value().isString() || !figure.isIntegralNumber()) {
                    continue;
                }
                Optional<BigInteger> read = VietnameseNumber.read(said.value().asString());
                if (!read.equals(Optional.of(figure.bigIntegerValue()))) {
                    errors.add(
                            new FieldError(
                                    said.pointer(), Text.of("regulation.check.amount-in-words")));
                }
            }
        }
    }

    /** A total that is the sum of its lines. */
    record Sum(BodyPath total, BodyPath of) implements BodyCheck {
        @Override
        public void check(JsonNode body, List<FieldError> errors) {
            JsonNode stated = total.at(body);
            if (!stated.isIntegralNumber()) {
                return;
            }
            BigInteger sum = BigInteger.ZERO;
            for (JsonNode line : of.all(body)) {
                if (!line.isIntegralNumber()) {
                    return;
                }
                sum = sum.add(line.bigIntegerValue());
            }
            if (!sum.equals(stated.bigIntegerValue())) {
                errors.add(new FieldError(total.pointer(), Text.of("regulation.check.sum")));
            }
        }
    }

    /** An amount that is not above the sum of others, where all of them are there. */
    record AtMost(BodyPath amount, List<BodyPath> of) implements BodyCheck {

        public AtMost {
            of = List.copyOf(of);
        }

        @Override
        public void check(JsonNode body, List<FieldError> errors) {
            JsonNode stated = amount.at(body);
            BigInteger sum = BigInteger.ZERO;
            for (BodyPath path : of) {
                JsonNode part = path.at(body);
                if (!part.isIntegralNumber()) {
                    return;
                }
                sum = sum.add(part.bigIntegerValue());
            }
            if (stated.isIntegralNumber() && stated.bigIntegerValue().compareTo(sum) > 0) {
                errors.add(
                        new FieldError(
                                amount.pointer(),
                                Text.of("regulation.check.at-most", sum.toString())));
            }
        }
    }

    /**
     * At least one of the fields is there.
     *
     * @param given where this is there; absent where one is always demanded
     */
    record OneOfFields(List<BodyPath> fields, Optional<BodyPath> given) implements BodyCheck {

        public OneOfFields {
            fields = List.copyOf(fields);
        }

        @Override
        public void check(JsonNode body, List<FieldError> errors) {
            if (given.map(one -> one.all(body).isEmpty()).orElse(false)) {
                return;
            }
            for (BodyPath field : fields) {
                if (!field.all(body).isEmpty()) {
                    return;
                }
            }
            errors.add(
                    new FieldError(
                            fields.get(0).pointer(),
                            Text.of(
                                    "regulation.check.one-of-fields",
                                    String.join(
                                            ", ",
                                            fields.stream().map(BodyPath::toString).toList()))));
        }
    }
}

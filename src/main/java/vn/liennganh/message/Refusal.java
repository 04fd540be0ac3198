package vn.liennganh.message;

import java.util.List;

/**
 * A refusal as a value: nothing was accepted, and the sender learns which rule it met.
 *
 * @param detail one sentence for the person who must act
 * @param errors every wrong field, empty where the refusal concerns no field
 */
public record Refusal(RefusalCode code, Text detail, List<FieldError> errors) {

    public Refusal {
        errors = List.copyOf(errors);
    }

    public static Refusal of(RefusalCode code, String detailKey, Object... args) {
        return new Refusal(code, Text.of(detailKey, args), List.of());
    }

    public static Refusal at(RefusalCode code, String pointer, String detailKey, Object... args) {
        Text text = Text.of(detailKey, args);
        return new Refusal(code, text, List.of(new FieldError(pointer, text)));
    }
}

package vn.liennganh.console.form;

import java.util.List;

/**
 * One field of a form, with what is filled in so far.
 *
 * @param pointer JSON Pointer into the body; the input's name is {@code b} and this
 * @param title in the reader's language
 * @param value as the input shows it; empty where nothing is filled in
 * @param choices of a choice, and of checkboxes
 * @param parts of a group; of a list one group or field a row
 * @param limit the most characters of a text, the most rows of a list
 * @param errors what is wrong with it, in the reader's language
 */
public record Field(
        String pointer,
        String title,
        Kind kind,
        boolean required,
        String value,
        List<Choice> choices,
        List<Field> parts,
        int limit,
        List<String> errors) {

    /** What an input takes. */
    public enum Kind {
        GROUP,
        LIST,
        TEXT,
        LONG_TEXT,
        /** The digest of a file that goes with the letter. */
        FILE,
        MONEY,
        DATE,
        MOMENT,
        CHOICE,
        CHECKBOXES,
        YES_NO,
        /** One value or nothing. */
        TICK,
        INTEGER,
        DECIMAL
    }

    /** A word of the schema and what people read for it. */
    public record Choice(String value, String title, boolean chosen) {}

    public Field {
        choices = List.copyOf(choices);
        parts = List.copyOf(parts);
        errors = List.copyOf(errors);
    }

    /** The input's name. */
    public String name() {
        return Fields.PREFIX + pointer;
    }

    /** An id that an error summary can link to. */
    public String id() {
        return "f" + pointer.replace('/', '-');
    }

    public boolean wrong() {
        return !errors.isEmpty();
    }

    /** The fields below and this one that are wrong, in the order of the form. */
    public List<Field> wrongs() {
        List<Field> all = new java.util.ArrayList<>();
        if (wrong()) {
            all.add(this);
        }
        parts.forEach(part -> all.addAll(part.wrongs()));
        return all;
    }
}

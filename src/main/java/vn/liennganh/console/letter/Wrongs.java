package vn.liennganh.console.letter;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import vn.liennganh.console.form.Field;
import vn.liennganh.message.FieldError;
import vn.liennganh.message.Texts;
import vn.liennganh.message.language.Words;

/** Says what is wrong with a letter by the names of its fields, each with its place on the page. */
final class Wrongs {

    private static final String BODY = "/body";
    private static final String BETWEEN = " \u203a ";

    /** What stands beside the body, with its place on the page. */
    private static final List<String> BESIDE = List.of("to", "caseNumber", "urgency");

    private Wrongs() {}

    /**
     * One of them.
     *
     * @param label the field's name behind the names of what it belongs to
     * @param target the id of the field, or of the nearest thing around it that the page shows
     */
    public record Wrong(String label, String target, String text) {}

    /**
     * @param form of the body, with all its rows
     * @param folded pointers of lists whose rows the page does not show
     */
    static List<Wrong> of(List<FieldError> errors, Field form, Set<String> folded, Words words) {
        return errors.stream()
                .map(
                        one -> {
                            String text = Texts.render(one.text(), words.locale());
                            return one.pointer().startsWith(BODY)
                                    ? inside(one.pointer(), text, form, folded, words)
                                    : beside(one.pointer(), text, words);
                        })
                .toList();
    }

    private static Wrong beside(String pointer, String text, Words words) {
        String name = pointer.split("/", 3).length > 1 ? pointer.split("/", 3)[1] : "";
        if (BESIDE.contains(name)) {
            return new Wrong(words.say("letter.field." + name), "f-" + name, text);
        }
        return name.equals("attachments")
                ? new Wrong(words.say("letter.attachments"), "letter-files", text)
                : new Wrong(words.say("letter.field.whole"), "letter", text);
    }

    private static Wrong inside(
            String pointer, String text, Field form, Set<String> folded, Words words) {
        List<String> titles = new ArrayList<>();
        String target = "letter";
        Optional<Field> here = Optional.of(form);
        boolean shown = true;
        while (here.isPresent()) {
            Field at = here.get();
            Optional<Field> next =
                    at.parts().stream()
                            .filter(one -> leads(BODY + one.pointer(), pointer))
                            .findFirst();
            if (next.isPresent()) {
                Field part = next.get();
                shown &= !folded.contains(at.pointer());
                target = shown ? part.id() : target;
                boolean row = at.kind() == Field.Kind.LIST;
                titles.add(row ? row(part, words) : part.title());
            }
            here = next;
        }
        titles.removeIf(String::isEmpty);
        return new Wrong(
                titles.isEmpty() ? words.say("letter.field.whole") : String.join(BETWEEN, titles),
                target,
                text);
    }

    private static boolean leads(String field, String pointer) {
        return pointer.equals(field) || pointer.startsWith(field + "/");
    }

    private static String row(Field part, Words words) {
        String index = part.pointer().substring(part.pointer().lastIndexOf('/') + 1);
        return words.say("letter.rows-row", Integer.parseInt(index) + 1);
    }
}

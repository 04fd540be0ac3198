package vn.liennganh.console.form;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * What somebody typed into a form that the hub refused. It waits in the session for the very next
 * page, which shows the form with all of it; every page knows it by the name {@code typed}.
 *
 * @param form which form of the page; empty where none was refused
 * @param values of its fields, in the order in which they were sent
 */
public record Typed(String form, Map<String, List<String>> values) implements Serializable {

    /** By this name pages know it. */
    public static final String NAME = "typed";

    /** No form was refused. */
    public static final Typed NOTHING = new Typed("", Map.of());

    private static final String TOKEN = "_csrf";

    /** With lists that a session can keep. */
    public Typed {
        Map<String, List<String>> kept = new LinkedHashMap<>();
        values.forEach((field, all) -> kept.put(field, new ArrayList<>(all)));
        kept.remove(TOKEN);
        values = kept;
    }

    /** Gives what was typed to the page that a redirect leads to. */
    public static void keep(
            RedirectAttributes next, String form, Map<String, List<String>> values) {
        next.addFlashAttribute(NAME, new Typed(form, values));
    }

    /** Whether it is this form that was refused. */
    public boolean in(String name) {
        return !form.isEmpty() && form.equals(name);
    }

    /** What was typed into a field of a form, else what the field begins with. */
    public String text(String name, String field, Object otherwise) {
        return in(name)
                ? values.getOrDefault(field, List.of()).stream().findFirst().orElse("")
                : otherwise.toString();
    }

    /** What was typed into a field that begins empty. */
    public String text(String name, String field) {
        return text(name, field, "");
    }

    /** Whether a box was ticked, or a choice made. */
    public boolean chose(String name, String field, Object value) {
        return in(name) && values.getOrDefault(field, List.of()).contains(String.valueOf(value));
    }
}

package vn.liennganh.console.letter;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import vn.liennganh.console.form.Fields;
import vn.liennganh.message.Urgency;

/** Reads what the compose page sends beside the body: whom it goes to, and rows that come or go. */
final class Inputs {

    private static final int RECIPIENTS_MAX = 1_000;

    /** Where a row of a list stands in the body. */
    private static final Pattern ROW = Pattern.compile("/.+/[0-9]{1,3}");

    private Inputs() {}

    static NewLetter letter(NewLetter before, ObjectNode body, HttpServletRequest request) {
        String[] chosen = request.getParameterValues("den");
        List<String> to =
                chosen == null
                        ? before.to()
                        : Arrays.stream(chosen)
                                .map(String::strip)
                                .filter(one -> !one.isEmpty())
                                .distinct()
                                .limit(RECIPIENTS_MAX)
                                .toList();
        String number = request.getParameter("so-vu");
        String urgency = request.getParameter("khan");
        return new NewLetter(
                before.type(),
                to,
                before.inReplyTo(),
                before.exchange(),
                before.related(),
                number == null
                        ? before.caseNumber()
                        : Optional.of(number.strip()).filter(text -> !text.isEmpty()),
                urgency == null
                        ? before.urgency()
                        : Urgency.ofWireName(urgency).orElse(before.urgency()),
                body);
    }

    /** Whether the page keeps itself: its answer is the very version that it has made. */
    static boolean keepsItself(HttpServletRequest request) {
        return request.getParameter("tu-giu") != null;
    }

    /** The body with the lists of before where the form did not show them row by row. */
    static ObjectNode folded(ObjectNode body, NewLetter before, HttpServletRequest request) {
        String[] kept = request.getParameterValues("giu");
        for (String pointer : kept == null ? new String[0] : kept) {
            String name = pointer.substring(pointer.lastIndexOf('/') + 1);
            if (pointer.equals("/" + name) && before.body().path(name).isArray()) {
                body.set(name, before.body().path(name).deepCopy());
            }
        }
        return body;
    }

    /**
     * What was typed into the body, without the row that a button takes away: it goes before the
     * others are read, for empty rows are left out then and the next ones move up.
     */
    static Map<String, String[]> typed(HttpServletRequest request) {
        String away = request.getParameter("bot");
        if (away == null || !ROW.matcher(away).matches()) {
            return request.getParameterMap();
        }
        String row = Fields.PREFIX + away;
        Map<String, String[]> rest = new HashMap<>(request.getParameterMap());
        rest.keySet().removeIf(name -> name.equals(row) || name.startsWith(row + "/"));
        return rest;
    }

    /** The body with one more row where a button asks for it. */
    static ObjectNode rows(ObjectNode body, HttpServletRequest request) {
        Optional.ofNullable(request.getParameter("them")).ifPresent(at -> add(body, at));
        return body;
    }

    private static void add(ObjectNode body, String pointer) {
        int cut = pointer.lastIndexOf('/');
        if (cut < 0 || pointer.startsWith("//")) {
            return;
        }
        JsonNode list = body.at(pointer);
        if (list instanceof ArrayNode rows) {
            rows.addNull();
        } else if (list.isMissingNode() && parent(body, pointer, cut) instanceof ObjectNode group) {
            group.putArray(pointer.substring(cut + 1)).addNull();
        }
    }

    private static JsonNode parent(ObjectNode body, String pointer, int cut) {
        JsonNode here = body;
        for (String name : pointer.substring(0, cut).split("/")) {
            if (name.isEmpty()) {
                continue;
            }
            if (here instanceof ObjectNode group && !group.has(name)) {
                group.putObject(name);
            }
            here = here.isArray() ? here.path(Integer.parseInt(name)) : here.path(name);
        }
        return here;
    }
}

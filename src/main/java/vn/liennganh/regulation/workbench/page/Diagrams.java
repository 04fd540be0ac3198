package vn.liennganh.regulation.workbench.page;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import vn.liennganh.regulation.workbench.sheet.DutySheet;
import vn.liennganh.regulation.workbench.sheet.MessageSheet;
import vn.liennganh.regulation.workbench.sheet.MoveSheet;
import vn.liennganh.regulation.workbench.sheet.Parts;
import vn.liennganh.regulation.workbench.sheet.RuleSheet;
import vn.liennganh.regulation.workbench.sheet.StateSheet;

/** The states and the talk of a procedure, drawn in Mermaid. */
final class Diagrams {

    private static final String OUTSIDE = "[*]";
    private static final int ARROWS_MAX = 4;

    private final RuleSheet sheet;
    private final Names names;
    private final Locale locale;

    Diagrams(RuleSheet sheet, Names names, Locale locale) {
        this.sheet = sheet;
        this.names = names;
        this.locale = locale;
    }

    /** Which state follows which, by which message; a state that stays is not drawn. */
    String states() {
        Map<String, Set<String>> arrows = new LinkedHashMap<>();
        for (MessageSheet message : sheet.messages()) {
            for (MoveSheet move : message.moves()) {
                for (String from : move.from()) {
                    for (String to : move.targets(from)) {
                        if (!to.equals(from)) {
                            arrow(arrows, from, to, plain(title(message)));
                        }
                    }
                }
            }
            message.duties().forEach(duty -> lapse(arrows, duty));
        }
        StringBuilder drawing = new StringBuilder("```mermaid\nstateDiagram-v2\n");
        for (StateSheet state : sheet.states().values()) {
            String title = locale.getLanguage().equals("en") ? state.en() : state.vi();
            drawing.append("    state \"%s\" as %s%n".formatted(plain(title), id(state.id())));
        }
        arrows.forEach(
                (arrow, labels) ->
                        drawing.append(
                                "    %s: %s%n".formatted(arrow, String.join(" / ", labels))));
        for (StateSheet state : sheet.states().values()) {
            if (state.terminal()) {
                drawing.append("    %s --> %s%n".formatted(id(state.id()), OUTSIDE));
            }
        }
        return drawing.append("```\n").toString();
    }

    private void lapse(Map<String, Set<String>> arrows, DutySheet duty) {
        duty.map()
                .optionalString("lapse-state")
                .ifPresent(
                        to ->
                                duty.map()
                                        .strings("lapse-from")
                                        .forEach(
                                                from ->
                                                        arrow(
                                                                arrows,
                                                                from,
                                                                to,
                                                                Names.text(
                                                                        "workbench.doc.lapsed",
                                                                        locale))));
    }

    private static void arrow(
            Map<String, Set<String>> arrows, String from, String to, String label) {
        String start = from.equals(RuleSheet.NEW) ? OUTSIDE : id(from);
        arrows.computeIfAbsent(start + " --> " + id(to), key -> new LinkedHashSet<>()).add(label);
    }

    /** Who says what to whom, in the order of the file, and what is owed for it. */
    String talk() {
        Parts parts = Parts.of(sheet);
        StringBuilder drawing = new StringBuilder("```mermaid\nsequenceDiagram\n");
        for (int number = 0; number < parts.parts().size(); number++) {
            drawing.append(
                    "    participant p%d as %s%n"
                            .formatted(
                                    number, plain(names.kinds(parts.parts().get(number), locale))));
        }
        boolean everybody =
                sheet.messages().stream()
                        .anyMatch(one -> one.from().isEmpty() || one.to().isEmpty());
        if (everybody) {
            drawing.append(
                    "    participant every as %s%n".formatted(names.kinds(List.of(), locale)));
        }
        for (MessageSheet message : sheet.messages()) {
            List<String> from = ids(parts.of(message.fromKinds()));
            List<String> to = ids(parts.of(message.toKinds()));
            int arrows = 0;
            for (String sender : from.size() * to.size() > ARROWS_MAX ? from.subList(0, 1) : from) {
                for (String recipient : to) {
                    if (arrows++ < ARROWS_MAX) {
                        drawing.append(
                                "    %s%s%s: %s%n"
                                        .formatted(
                                                sender,
                                                message.lane().equals("sender") ? "-->>" : "->>",
                                                recipient,
                                                plain(title(message))));
                    }
                }
            }
            for (DutySheet duty : message.duties()) {
                if (!duty.atOnce()) {
                    boolean recipients = duty.who().startsWith("recipient-");
                    drawing.append(
                            "    Note over %s: %s%n"
                                    .formatted(recipients ? to.get(0) : from.get(0), note(duty)));
                }
            }
        }
        return drawing.append("```\n").toString();
    }

    private String note(DutySheet duty) {
        return plain(
                Names.text(
                        "workbench.doc.note",
                        locale,
                        ProcedurePage.owed(sheet, duty.owes(), locale),
                        names.limit(duty.within(), locale),
                        names.event(duty.event(), locale)));
    }

    private static List<String> ids(List<Integer> numbers) {
        return numbers.isEmpty()
                ? List.of("every")
                : numbers.stream().map(number -> "p" + number).toList();
    }

    private String title(MessageSheet message) {
        return locale.getLanguage().equals("en") ? message.en() : message.vi();
    }

    private static String id(String state) {
        return state.replace('-', '_');
    }

    /** Mermaid reads a semicolon, a colon and a hash as its own. */
    private static String plain(String text) {
        return text.replace(';', ',').replace(':', ',').replace('#', ' ').replace('"', '\'');
    }
}

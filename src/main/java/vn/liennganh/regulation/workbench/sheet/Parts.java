package vn.liennganh.regulation.workbench.sheet;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The parts that a procedure gives to kinds of agencies: kinds that may say and hear exactly the
 * same play one part.
 *
 * @param parts each a set of kinds in the order of the file; no part stands for "every kind"
 */
public record Parts(List<Set<String>> parts) {

    public static Parts of(RuleSheet sheet) {
        Map<String, String> marks = new LinkedHashMap<>();
        for (MessageSheet message : sheet.messages()) {
            message.fromKinds().forEach(kind -> mark(marks, kind, "<" + message.name()));
            message.toKinds().forEach(kind -> mark(marks, kind, ">" + message.name()));
            for (DutySheet duty : message.duties()) {
                duty.only()
                        .forEach(
                                kind ->
                                        mark(
                                                marks,
                                                kind.text(),
                                                "!" + message.name() + "." + duty.id()));
            }
        }
        Map<String, Set<String>> byMark = new LinkedHashMap<>();
        marks.forEach(
                (kind, mark) ->
                        byMark.computeIfAbsent(mark, one -> new LinkedHashSet<>()).add(kind));
        return new Parts(new ArrayList<>(byMark.values()));
    }

    private static void mark(Map<String, String> marks, String kind, String mark) {
        marks.merge(kind, mark + " ", String::concat);
    }

    /** The numbers of the parts that some of these kinds play; none for "every kind". */
    public List<Integer> of(Set<String> kinds) {
        List<Integer> numbers = new ArrayList<>();
        for (int number = 0; number < parts.size(); number++) {
            if (parts.get(number).stream().anyMatch(kinds::contains)) {
                numbers.add(number);
            }
        }
        return numbers;
    }
}

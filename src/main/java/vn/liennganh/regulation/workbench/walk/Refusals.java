package vn.liennganh.regulation.workbench.walk;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import vn.liennganh.message.MessageType;
import vn.liennganh.message.Refusal;
import vn.liennganh.message.Text;
import vn.liennganh.message.Texts;

/** Why each type was refused, and how often. */
final class Refusals {

    private final Map<MessageType, Map<String, Integer>> counts = new HashMap<>();

    void add(MessageType type, Refusal refusal) {
        Text detail =
                refusal.errors().isEmpty() ? refusal.detail() : refusal.errors().get(0).text();
        String pointer = refusal.errors().isEmpty() ? "" : refusal.errors().get(0).pointer() + " ";
        counts.computeIfAbsent(type, one -> new TreeMap<>())
                .merge(
                        refusal.code().slug() + " " + pointer + Texts.render(detail, Texts.ENGLISH),
                        1,
                        Integer::sum);
    }

    String mostFrequent(MessageType type) {
        return counts.getOrDefault(type, Map.of()).entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElse("");
    }
}

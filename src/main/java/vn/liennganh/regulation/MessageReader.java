package vn.liennganh.regulation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import vn.liennganh.message.MessageType;
import vn.liennganh.yaml.YamlMap;
import vn.liennganh.yaml.YamlValue;

/** Reads what a rule file says about one message. */
final class MessageReader {

    private static final Set<String> GUARDS =
            Set.of(MessageRule.NOT_AFTER_ACCEPTANCE, MessageRule.NAMES_MESSAGE);

    private final EditionReader edition;
    private final YamlMap rule;
    private final String secrecy;
    private final MessageType type;
    private final DutyReader reader;

    MessageReader(EditionReader edition, YamlMap rule, String secrecy) {
        this.edition = edition;
        this.rule = rule;
        this.secrecy = secrecy;
        try {
            this.type = new MessageType(edition.procedure() + "." + rule.string("message"));
        } catch (IllegalArgumentException wrong) {
            throw rule.problem("message", wrong.getMessage());
        }
        this.reader = new DutyReader(edition, type);
    }

    MessageRule read() {
        MessageRule.Signers signers = signers();
        List<MessageRule.Move> moves = rule.maps("moves").stream().map(this::move).toList();
        Set<String> states = new LinkedHashSet<>();
        moves.forEach(move -> states.addAll(move.from()));
        MessageRule.Lane lane = lane();
        if (moves.isEmpty() != (lane == MessageRule.Lane.NONE)) {
            throw rule.problem("a message has moves, or its lane is none");
        }
        List<Duty> duties = new ArrayList<>();
        rule.maps("duties").forEach(duty -> duties.add(reader.duty(duty)));
        rule.maps("copies").forEach(copy -> duties.add(reader.copy(copy)));
        MessageRule.Flow flow =
                new MessageRule.Flow(
                        lane,
                        moves,
                        rule.optionalMap("closes-when").map(reader::condition),
                        EditionReader.items(
                                rule.optionalList("supersedes"),
                                value -> Set.of(edition.owed(value))),
                        EditionReader.items(rule.optionalList("at-most-one"), edition::kind),
                        rule.maps("guards").stream().map(this::guard).toList());
        return new MessageRule(
                type,
                edition.number(),
                PolicyBook.title(rule.map("title")),
                rule.bool("opens", false),
                states,
                kinds("from"),
                kinds("to"),
                rule.bool("discreet", false),
                Set.copyOf(rule.strings("groups")),
                signers,
                rule.bool("case", true),
                rule.strings("business-key"),
                duties.stream().flatMap(duty -> duty.copyTo().stream()).toList(),
                duties,
                Set.of(),
                supervises(),
                reader.cites(rule),
                secrecy,
                edition.policies().messageAge(signers.demandsOfficial()),
                flow);
    }

    private Set<String> kinds(String key) {
        YamlValue value = rule.value(key);
        if (!value.isList()) {
            if (value.string().equals("any")) {
                return Set.of();
            }
            throw value.problem("a list of kinds, or any, is expected");
        }
        Set<String> kinds = EditionReader.items(value.list(), edition::kind);
        if (kinds.isEmpty()) {
            throw value.problem("an empty list permits nobody");
        }
        return kinds;
    }

    private boolean supervises() {
        Optional<String> what = rule.optionalString("supervises");
        if (what.isPresent() && !what.get().equals("exchange")) {
            throw rule.problem("supervises", "exchange is expected, or nothing");
        }
        return what.isPresent();
    }

    private MessageRule.Signers signers() {
        Map<String, Set<String>> officials = new LinkedHashMap<>();
        rule.optionalMap("officials")
                .ifPresent(
                        map -> {
                            for (String kind : map.keys()) {
                                if (!edition.policies().kinds().contains(kind)) {
                                    throw map.problem(kind, "no such kind of agency");
                                }
                                officials.put(
                                        kind,
                                        EditionReader.items(
                                                map.list(kind), value -> Set.of(value.string())));
                            }
                        });
        return new MessageRule.Signers(officials);
    }

    private MessageRule.Lane lane() {
        return switch (rule.string("lane")) {
            case "recipients" -> MessageRule.Lane.RECIPIENTS;
            case "sender" -> MessageRule.Lane.SENDER;
            case "none" -> MessageRule.Lane.NONE;
            default -> throw rule.problem("lane", "recipients, sender or none is expected");
        };
    }

    private MessageRule.Move move(YamlMap move) {
        Set<String> from = EditionReader.items(move.list("from"), edition::state);
        Optional<String> needs = move.optionalValue("needs").map(edition::owed);
        Optional<YamlMap> by = move.optionalMap("by");
        if (by.isPresent() == move.has("to")) {
            throw move.problem("a move has either \"to\" or \"by\"");
        }
        if (by.isEmpty()) {
            YamlValue to = move.value("to");
            boolean same = to.string().equals("same");
            return new MessageRule.Move(
                    from,
                    List.of(),
                    Map.of(),
                    same ? Optional.empty() : Optional.of(oneState(to)),
                    needs);
        }
        YamlMap values = by.get().map("values");
        Map<String, String> byValue = new LinkedHashMap<>();
        values.keys().forEach(value -> byValue.put(value, oneState(values.value(value))));
        return new MessageRule.Move(
                from, DutyReader.path(by.get().string("field")), byValue, Optional.empty(), needs);
    }

    private String oneState(YamlValue value) {
        Set<String> states = edition.state(value);
        if (!states.equals(Set.of(value.string())) || states.contains(MessageRule.NEW)) {
            throw value.problem("one state is expected");
        }
        return value.string();
    }

    private MessageRule.Guard guard(YamlMap guard) {
        String kind = guard.string("kind");
        if (!GUARDS.contains(kind)) {
            throw guard.problem("kind", "one of " + GUARDS + " is expected");
        }
        return new MessageRule.Guard(
                DutyReader.path(guard.string("field")),
                kind,
                EditionReader.items(
                        guard.optionalList("types"), value -> Set.of(edition.type(value))));
    }
}

package vn.liennganh.regulation;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import vn.liennganh.legaltime.TimeLimit;
import vn.liennganh.message.MessageType;
import vn.liennganh.regulation.Duty.Between;
import vn.liennganh.yaml.YamlMap;
import vn.liennganh.yaml.YamlValue;

/** Reads what a rule file says about one message. */
final class MessageReader {

    private static final Map<String, Between> WHO = Map.of(
            "recipient-to-sender", Between.RECIPIENT_TO_SENDER,
            "sender-to-recipient", Between.SENDER_TO_RECIPIENT,
            "sender-to-itself", Between.SENDER_TO_ITSELF);
    private static final Set<String> GUARDS = Set.of(MessageRule.NOT_AFTER_ACCEPTANCE, MessageRule.NAMES_MESSAGE);

    private final EditionReader edition;
    private final YamlMap rule;
    private final String secrecy;
    private final MessageType type;

    MessageReader(EditionReader edition, YamlMap rule, String secrecy) {
        this.edition = edition;
        this.rule = rule;
        this.secrecy = secrecy;
        try {
            this.type = new MessageType(edition.procedure() + "." + rule.string("message"));
        } catch (IllegalArgumentException wrong) {
            throw rule.problem("message", wrong.getMessage());
        }
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
        rule.maps("duties").forEach(duty -> duties.add(duty(duty)));
        rule.maps("copies").forEach(copy -> duties.add(copy(copy)));
        MessageRule.Flow flow = new MessageRule.Flow(
                lane, moves, rule.optionalMap("closes-when").map(this::condition),
                EditionReader.items(rule.optionalList("supersedes"), value -> Set.of(edition.owed(value))),
                EditionReader.items(rule.optionalList("at-most-one"), edition::kind),
                rule.maps("guards").stream().map(this::guard).toList());
        return new MessageRule(
                type, edition.number(), PolicyBook.title(rule.map("title")), rule.bool("opens", false), states,
                kinds("from"), kinds("to"), rule.bool("discreet", false), Set.copyOf(rule.strings("groups")), signers,
                rule.bool("case", true), rule.strings("business-key"),
                duties.stream().flatMap(duty -> duty.copyTo().stream()).toList(), duties, Set.of(),
                supervises(), cites(rule), secrecy,
                edition.policies().messageAge(signers.demandsOfficial()), flow);
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
        rule.optionalMap("officials").ifPresent(map -> {
            for (String kind : map.keys()) {
                if (!edition.policies().kinds().contains(kind)) {
                    throw map.problem(kind, "no such kind of agency");
                }
                officials.put(kind, EditionReader.items(map.list(kind), value -> Set.of(value.string())));
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
                    from, List.of(), Map.of(), same ? Optional.empty() : Optional.of(oneState(to)), needs);
        }
        YamlMap values = by.get().map("values");
        Map<String, String> byValue = new LinkedHashMap<>();
        values.keys().forEach(value -> byValue.put(value, oneState(values.value(value))));
        return new MessageRule.Move(from, path(by.get().string("field")), byValue, Optional.empty(), needs);
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
        return new MessageRule.Guard(path(guard.string("field")), kind,
                EditionReader.items(guard.optionalList("types"), value -> Set.of(edition.type(value))));
    }

    private Duty duty(YamlMap duty) {
        String owes = edition.owed(duty.value("owes"));
        Between who = Optional.ofNullable(WHO.get(duty.string("who")))
                .orElseThrow(() -> duty.problem("who", "one of " + WHO.keySet() + " is expected"));
        List<Duty.Closing> closedBy = new ArrayList<>();
        for (YamlMap closing : duty.maps("closed-by")) {
            closedBy.add(new Duty.Closing(edition.type(closing.value("message")).value(),
                    closing.optionalValue("within").map(this::limit)));
        }
        boolean atOnce = duty.bool("at-once", false);
        if (closedBy.isEmpty() && !atOnce) {
            if (!edition.isMessage(owes)) {
                throw duty.problem("an act is closed by the messages that report it: \"closed-by\" is missing");
            }
            closedBy.add(new Duty.Closing(owes, Optional.empty()));
        }
        return duty(duty, duty.string("id"), who, owes, Optional.empty(), closedBy, atOnce, lapse(duty));
    }

    private Duty copy(YamlMap copy) {
        String to = copy.string("to");
        return duty(copy, "copy-" + to, Between.SENDER_TO_COPIES, type.value(), Optional.of(to), List.of(), true,
                new LapsePlan("none", List.of()));
    }

    private Duty duty(YamlMap map, String id, Between who, String owes, Optional<String> copyTo,
            List<Duty.Closing> closedBy, boolean atOnce, LapsePlan lapse) {
        YamlMap start = map.map("start");
        String event = start.string("event");
        StartKind kind = StartKind.ofWireName(event)
                .orElseThrow(() -> start.problem("event", "no start event is called \"" + event + "\""));
        Optional<String> field = start.optionalString("field");
        if (kind == StartKind.EXECUTION && field.isEmpty()) {
            throw start.problem("an execution needs the field in which it is reported");
        }
        YamlValue within = map.value("within");
        Optional<Duty.Instead> instead = map.optionalMap("instead")
                .map(other -> new Duty.Instead(condition(other.map("when")), limit(other.value("within"))));
        return new Duty(
                edition.procedure() + "/" + edition.number() + "#" + type.message() + "." + id, who, owes, copyTo,
                limit(within), instead, within.isMap() && within.map().has("policy"), kind, field,
                map.optionalMap("when").map(this::condition), map.optionalString("done-at"), closedBy, atOnce, lapse,
                cites(map));
    }

    private LapsePlan lapse(YamlMap duty) {
        String name = duty.string("lapse");
        return Optional.ofNullable(edition.policies().lapse().get(name))
                .orElseThrow(() -> duty.problem("lapse", "no lapse policy is called \"" + name + "\""));
    }

    private Duty.Condition condition(YamlMap when) {
        Optional<MessageType> after = when.optionalValue("after").map(edition::type);
        Optional<BigDecimal> above = when.optionalInteger("above").map(BigDecimal::valueOf);
        Optional<String> is = when.optionalString("is");
        List<String> path = when.optionalString("field").map(MessageReader::path).orElse(List.of());
        boolean aboutField = above.isPresent() != is.isPresent();
        if (path.isEmpty() ? after.isEmpty() || aboutField : after.isPresent() || !aboutField) {
            throw when.problem("one of \"field\" with \"above\" or \"is\", or \"after\", is expected");
        }
        return new Duty.Condition(path, above, is, after);
    }

    private TimeLimit limit(YamlValue value) {
        if (!value.isMap()) {
            if (value.string().equals("immediately")) {
                return TimeLimit.immediately();
            }
            throw value.problem("immediately, or a unit with its number, is expected");
        }
        YamlMap map = value.map();
        if (map.keys().size() != 1) {
            throw value.problem("one unit with its number is expected");
        }
        String unit = map.keys().get(0);
        return switch (unit) {
            case "hours" -> TimeLimit.hours(PolicyBook.positive(map, unit));
            case "calendar-days" -> TimeLimit.calendarDays(PolicyBook.positive(map, unit));
            case "working-days" -> TimeLimit.workingDays(PolicyBook.positive(map, unit));
            case "months" -> TimeLimit.months(PolicyBook.positive(map, unit));
            case "working-days-before" -> TimeLimit.workingDaysBefore(PolicyBook.positive(map, unit));
            case "policy" -> Optional.ofNullable(edition.policies().values().get(map.string(unit)))
                    .map(length -> TimeLimit.hours(Math.toIntExact(length.toHours())))
                    .orElseThrow(() -> map.problem(unit, "no policy value has this id"));
            default -> throw map.problem(unit, "no unit is called so");
        };
    }

    private List<Citation> cites(YamlMap map) {
        List<Citation> citations = new ArrayList<>();
        for (YamlMap cite : map.list("cites").stream().map(YamlValue::map).toList()) {
            Bilingual instrument = Optional.ofNullable(edition.policies().instruments().get(cite.string("of")))
                    .orElseThrow(() -> cite.problem("of", "no instrument has this sign"));
            String label = cite.string("code");
            Citation.Code code = java.util.Arrays.stream(Citation.Code.values())
                    .filter(one -> one.label().equals(label))
                    .findFirst()
                    .orElseThrow(() -> cite.problem("code", "S, So, S2, OLD, INF, M or PRAC is expected"));
            Optional<LocalDate> checkedOn = cite.optionalDate("checked-on");
            citations.add(new Citation(instrument, cite.optionalString("article"), cite.optionalString("clause"),
                    cite.optionalString("point"), code, cite.optionalString("checked-by"), checkedOn));
        }
        if (citations.isEmpty()) {
            throw map.problem("cites", "every rule says where it comes from, if only from policy");
        }
        return citations;
    }

    private static List<String> path(String field) {
        return List.of(field.split("/"));
    }
}

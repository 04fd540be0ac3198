package vn.liennganh.regulation.read;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import vn.liennganh.legaltime.TimeLimit;
import vn.liennganh.message.MessageType;
import vn.liennganh.regulation.Duty;
import vn.liennganh.regulation.Duty.Between;
import vn.liennganh.regulation.LapsePlan;
import vn.liennganh.regulation.StartKind;
import vn.liennganh.regulation.rule.BodyPath;
import vn.liennganh.regulation.rule.Condition;
import vn.liennganh.yaml.YamlMap;
import vn.liennganh.yaml.YamlValue;

/** Reads the duties of a rule: limits, start events, conditions and citations. */
final class DutyReader {

    private static final Map<String, Between> WHO =
            Map.of(
                    "recipient-to-sender", Between.RECIPIENT_TO_SENDER,
                    "recipient-to-opener", Between.RECIPIENT_TO_OPENER,
                    "sender-to-recipient", Between.SENDER_TO_RECIPIENT,
                    "sender-to-itself", Between.SENDER_TO_ITSELF);

    private final EditionReader edition;
    private final MessageType type;

    DutyReader(EditionReader edition, MessageType type) {
        this.edition = edition;
        this.type = type;
    }

    Duty duty(YamlMap duty) {
        String owes = edition.owed(duty.value("owes"));
        Between who =
                Optional.ofNullable(WHO.get(duty.string("who")))
                        .orElseThrow(
                                () ->
                                        duty.problem(
                                                "who", "one of " + WHO.keySet() + " is expected"));
        Optional<BodyPath> item = duty.optionalValue("item").map(ConditionReader::path);
        List<Duty.Closing> closedBy = new ArrayList<>();
        boolean itemised = item.isPresent() || duty.has("item-remembered");
        duty.maps("closed-by").forEach(one -> closedBy.add(closing(one, itemised)));
        boolean atOnce = duty.bool("at-once", false);
        if (closedBy.isEmpty() && !atOnce) {
            if (!edition.isMessage(owes)) {
                throw duty.problem("an act is closed by what reports it: \"closed-by\" is missing");
            }
            closedBy.add(
                    new Duty.Closing(
                            owes,
                            Optional.empty(),
                            Optional.empty(),
                            false,
                            !edition.own(owes),
                            Optional.empty()));
        }
        return duty(
                duty,
                duty.string("id"),
                who,
                owes,
                Optional.empty(),
                closedBy,
                atOnce,
                lapse(duty));
    }

    Duty copy(YamlMap copy) {
        String to = copy.string("to");
        return duty(
                copy,
                "copy-" + to,
                Between.SENDER_TO_COPIES,
                type.value(),
                Optional.of(to),
                List.of(),
                true,
                new LapsePlan("none", List.of()));
    }

    private Duty duty(
            YamlMap map,
            String id,
            Between who,
            String owes,
            Optional<String> copyTo,
            List<Duty.Closing> closedBy,
            boolean atOnce,
            LapsePlan lapse) {
        YamlMap start = map.map("start");
        String event = start.string("event");
        StartKind kind =
                StartKind.ofWireName(event)
                        .orElseThrow(
                                () ->
                                        start.problem(
                                                "event",
                                                "no start event is called \"" + event + "\""));
        Optional<BodyPath> item = map.optionalValue("item").map(ConditionReader::path);
        Optional<BodyPath> field =
                start.optionalValue("field")
                        .map(
                                value ->
                                        item.isPresent()
                                                ? ConditionReader.path(value)
                                                : ConditionReader.single(value));
        if (kind == StartKind.EXECUTION && field.isEmpty()) {
            throw start.problem("an execution needs the field in which it is reported");
        }
        YamlValue within = map.value("within");
        Optional<Duty.Instead> instead =
                map.optionalMap("instead")
                        .map(
                                other ->
                                        new Duty.Instead(
                                                ConditionReader.condition(
                                                        other.map("when"), edition),
                                                limit(other.value("within"))));
        return new Duty(
                edition.procedure() + "/" + edition.number() + "#" + type.message() + "." + id,
                who,
                owes,
                copyTo,
                limit(within),
                instead,
                changes(map),
                LimitReader.ofPolicy(within),
                kind,
                field,
                map.optionalMap("when").map(when -> ConditionReader.condition(when, edition)),
                map.optionalValue("done-at").map(ConditionReader::single),
                closedBy,
                atOnce,
                single(map, item),
                lapse,
                Items.of(map.optionalList("only"), edition::kind),
                item,
                recall(map),
                map.has("lapse-state") ? Optional.of(lapseMove(map)) : Optional.empty(),
                map.optionalMap("effect").map(this::effect),
                CitationReader.cites(map, edition.policies()));
    }

    private static boolean single(YamlMap duty, Optional<BodyPath> item) {
        boolean single = duty.bool("unless-owed", false);
        if (single && (item.isPresent() || duty.has("item-remembered"))) {
            throw duty.problem("unless-owed", "each item has a duty of its own");
        }
        return single;
    }

    private Duty.Recall recall(YamlMap duty) {
        Optional<YamlValue> items = duty.optionalValue("item-remembered");
        if (items.isPresent() && duty.has("item")) {
            throw duty.problem(
                    "item-remembered", "the items stand in the message or are remembered");
        }
        List<YamlValue> unless = duty.optionalList("unless-remembered");
        if (!unless.isEmpty() && items.isEmpty() && !duty.has("item")) {
            throw duty.problem("unless-remembered", "the duty has no items");
        }
        items.ifPresent(edition::recalled);
        unless.forEach(edition::recalled);
        return new Duty.Recall(
                items.map(YamlValue::string), Items.of(unless, one -> Set.of(one.string())));
    }

    /** {@code changes}: the days on which another limit takes the place of {@code within}. */
    private List<Duty.Change> changes(YamlMap duty) {
        List<Duty.Change> changes = new ArrayList<>();
        LocalDate last = LocalDate.MIN;
        for (YamlMap change : duty.maps("changes")) {
            LocalDate from = change.date("from");
            if (!from.isAfter(last)) {
                throw change.problem(
                        "from", "changes follow one another in the order of their days");
            }
            last = from;
            YamlValue within = change.value("within");
            changes.add(
                    new Duty.Change(
                            from,
                            limit(within),
                            LimitReader.ofPolicy(within),
                            CitationReader.cites(change, edition.policies())));
        }
        return changes;
    }

    private LapsePlan lapse(YamlMap duty) {
        String name = duty.string("lapse");
        return Optional.ofNullable(edition.policies().lapse().get(name))
                .orElseThrow(
                        () -> duty.problem("lapse", "no lapse policy is called \"" + name + "\""));
    }

    private Duty.Closing closing(YamlMap closing, boolean itemised) {
        boolean related = closing.bool("related", false);
        YamlValue message = closing.value("message");
        String closes = edition.type(message).value();
        if (!related && !edition.own(closes)) {
            throw message.problem("a message of another procedure closes by \"related: true\"");
        }
        Optional<BodyPath> items = closing.optionalValue("items").map(ConditionReader::path);
        if (items.isPresent() && !itemised) {
            throw closing.problem("items", "the duty has no \"item\"");
        }
        boolean orOldest = closing.bool("or-oldest", false);
        if (orOldest && items.isEmpty()) {
            throw closing.problem("or-oldest", "the message names no \"items\"");
        }
        Optional<Condition> once =
                closing.optionalMap("once").map(when -> ConditionReader.condition(when, edition));
        if (once.filter(one -> !one.ofAmounts()).isPresent()) {
            throw closing.problem("once", "amounts that exchanges know of each other are expected");
        }
        return new Duty.Closing(
                closes,
                closing.optionalValue("within").map(this::limit),
                items,
                orOldest,
                related,
                once);
    }

    private Duty.LapseMove lapseMove(YamlMap duty) {
        return new Duty.LapseMove(
                edition.oneState(duty.value("lapse-state")),
                Items.of(duty.optionalList("lapse-from"), edition::state));
    }

    private Duty.Effect effect(YamlMap effect) {
        return new Duty.Effect(
                PolicyReader.title(effect), CitationReader.cites(effect, edition.policies()));
    }

    private TimeLimit limit(YamlValue value) {
        return LimitReader.limit(value, edition.policies());
    }
}

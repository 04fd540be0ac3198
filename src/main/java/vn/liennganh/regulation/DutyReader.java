package vn.liennganh.regulation;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.liennganh.legaltime.TimeLimit;
import vn.liennganh.message.MessageType;
import vn.liennganh.regulation.Duty.Between;
import vn.liennganh.yaml.YamlMap;
import vn.liennganh.yaml.YamlValue;

/** Reads the duties of a rule: limits, start events, conditions and citations. */
final class DutyReader {

    private static final Map<String, Between> WHO =
            Map.of(
                    "recipient-to-sender", Between.RECIPIENT_TO_SENDER,
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
        List<Duty.Closing> closedBy = new ArrayList<>();
        for (YamlMap closing : duty.maps("closed-by")) {
            closedBy.add(
                    new Duty.Closing(
                            edition.type(closing.value("message")).value(),
                            closing.optionalValue("within").map(this::limit)));
        }
        boolean atOnce = duty.bool("at-once", false);
        if (closedBy.isEmpty() && !atOnce) {
            if (!edition.isMessage(owes)) {
                throw duty.problem("an act is closed by what reports it: \"closed-by\" is missing");
            }
            closedBy.add(new Duty.Closing(owes, Optional.empty()));
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
        Optional<String> field = start.optionalString("field");
        if (kind == StartKind.EXECUTION && field.isEmpty()) {
            throw start.problem("an execution needs the field in which it is reported");
        }
        YamlValue within = map.value("within");
        Optional<Duty.Instead> instead =
                map.optionalMap("instead")
                        .map(
                                other ->
                                        new Duty.Instead(
                                                condition(other.map("when")),
                                                limit(other.value("within"))));
        return new Duty(
                edition.procedure() + "/" + edition.number() + "#" + type.message() + "." + id,
                who,
                owes,
                copyTo,
                limit(within),
                instead,
                within.isMap() && within.map().has("policy"),
                kind,
                field,
                map.optionalMap("when").map(this::condition),
                map.optionalString("done-at"),
                closedBy,
                atOnce,
                lapse,
                cites(map));
    }

    private LapsePlan lapse(YamlMap duty) {
        String name = duty.string("lapse");
        return Optional.ofNullable(edition.policies().lapse().get(name))
                .orElseThrow(
                        () -> duty.problem("lapse", "no lapse policy is called \"" + name + "\""));
    }

    Duty.Condition condition(YamlMap when) {
        Optional<MessageType> after = when.optionalValue("after").map(edition::type);
        Optional<BigDecimal> above = when.optionalInteger("above").map(BigDecimal::valueOf);
        Optional<String> is = when.optionalString("is");
        List<String> path = when.optionalString("field").map(DutyReader::path).orElse(List.of());
        boolean aboutField = above.isPresent() != is.isPresent();
        if (path.isEmpty() ? after.isEmpty() || aboutField : after.isPresent() || !aboutField) {
            throw when.problem(
                    "one of \"field\" with \"above\" or \"is\", or \"after\", is expected");
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
            case "years" -> TimeLimit.years(PolicyBook.positive(map, unit));
            case "hours-before" -> TimeLimit.hoursBefore(PolicyBook.positive(map, unit));
            case "working-days-before" ->
                    TimeLimit.workingDaysBefore(PolicyBook.positive(map, unit));
            case "policy" ->
                    Optional.ofNullable(edition.policies().values().get(map.string(unit)))
                            .map(length -> TimeLimit.hours(Math.toIntExact(length.toHours())))
                            .orElseThrow(() -> map.problem(unit, "no policy value has this id"));
            default -> throw map.problem(unit, "no unit is called so");
        };
    }

    List<Citation> cites(YamlMap map) {
        List<Citation> citations = new ArrayList<>();
        for (YamlMap cite : map.list("cites").stream().map(YamlValue::map).toList()) {
            Bilingual instrument =
                    Optional.ofNullable(edition.policies().instruments().get(cite.string("of")))
                            .orElseThrow(() -> cite.problem("of", "no instrument has this sign"));
            String label = cite.string("code");
            Citation.Code code =
                    java.util.Arrays.stream(Citation.Code.values())
                            .filter(one -> one.label().equals(label))
                            .findFirst()
                            .orElseThrow(
                                    () ->
                                            cite.problem(
                                                    "code",
                                                    "S, So, S2, OLD, INF, M or PRAC is expected"));
            Optional<LocalDate> checkedOn = cite.optionalDate("checked-on");
            citations.add(
                    new Citation(
                            instrument,
                            cite.optionalString("article"),
                            cite.optionalString("clause"),
                            cite.optionalString("point"),
                            code,
                            cite.optionalString("checked-by"),
                            checkedOn));
        }
        if (citations.isEmpty()) {
            throw map.problem("cites", "every rule says where it comes from, if only from policy");
        }
        return citations;
    }

    static List<String> path(String field) {
        return List.of(field.split("/"));
    }
}

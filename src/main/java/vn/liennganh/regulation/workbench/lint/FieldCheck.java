package vn.liennganh.regulation.workbench.lint;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import vn.liennganh.regulation.workbench.lint.Finding.Kind;
import vn.liennganh.regulation.workbench.sheet.DutySheet;
import vn.liennganh.regulation.workbench.sheet.MessageSheet;
import vn.liennganh.regulation.workbench.sheet.MoveSheet;
import vn.liennganh.regulation.workbench.sheet.Place;
import vn.liennganh.regulation.workbench.sheet.RuleShelf;
import vn.liennganh.regulation.workbench.sheet.Word;
import vn.liennganh.yaml.YamlMap;
import vn.liennganh.yaml.YamlValue;

/** Every field that a rule looks at is a field of the body, with the value that it looks for. */
final class FieldCheck {

    private static final Set<String> ENVELOPE =
            Set.of(
                    "/from",
                    "/to",
                    "/caseNumber",
                    "/exchange",
                    "/inReplyTo",
                    "/time",
                    "/type",
                    "/urgency");
    private static final String BODY = "/body/";

    private final RuleShelf shelf;
    private final Forms forms;
    private final MessageSheet message;
    private final List<Finding> findings;

    FieldCheck(RuleShelf shelf, Forms forms, MessageSheet message, List<Finding> findings) {
        this.shelf = shelf;
        this.forms = forms;
        this.message = message;
        this.findings = findings;
    }

    void run() {
        if (!forms.has(message.schema())) {
            return;
        }
        for (MoveSheet move : message.moves()) {
            move.field().ifPresent(field -> field(message, move.place(), field));
            move.field()
                    .ifPresent(
                            field ->
                                    move.to()
                                            .keySet()
                                            .forEach(value -> value(move.place(), field, value)));
            move.map().optionalMap("when").ifPresent(this::condition);
        }
        message.map().optionalMap("closes-when").ifPresent(this::condition);
        message.map().optionalMap("closes-all-when").ifPresent(this::condition);
        for (String told : List.of("tells", "ends")) {
            message.map()
                    .maps(told)
                    .forEach(one -> one.optionalMap("when").ifPresent(this::condition));
        }
        message.map().maps("guards").forEach(this::guard);
        message.map().maps("checks").forEach(this::bodyCheck);
        message.map()
                .optionalMap("remembers")
                .ifPresent(
                        names ->
                                names.keys()
                                        .forEach(
                                                name ->
                                                        field(
                                                                message,
                                                                Place.of(names, name),
                                                                names.string(name))));
        message.map().optionalMap("items").ifPresent(items -> keys(items, "adds", "settles"));
        message.map().optionalMap("second-official").ifPresent(map -> keys(map, "field"));
        message.duties().forEach(this::duty);
        message.businessKey().forEach(this::businessKey);
    }

    private void guard(YamlMap guard) {
        keys(guard, "field");
        guard.optionalMap("unless").ifPresent(this::condition);
        guard.optionalMap("when").ifPresent(this::condition);
    }

    private void bodyCheck(YamlMap check) {
        boolean several = check.string("kind").equals("at-most");
        keys(
                check,
                several ? List.of("amount") : List.of("amount", "words", "total", "of", "given"));
        for (YamlValue one : check.optionalList(several ? "of" : "fields")) {
            field(message, new Place(check.file(), one.line()), one.string());
        }
    }

    private void keys(YamlMap map, String... keys) {
        keys(map, List.of(keys));
    }

    private void keys(YamlMap map, List<String> keys) {
        for (String key : keys) {
            map.optionalString(key).ifPresent(path -> field(message, Place.of(map, key), path));
        }
    }

    private void condition(YamlMap when) {
        if (when.has("all")) {
            when.maps("all").forEach(this::condition);
        }
        if (when.has("any")) {
            when.maps("any").forEach(this::condition);
        }
        Optional<String> path =
                when.optionalString("field").or(() -> when.optionalString("absent"));
        path.ifPresent(field -> field(message, Place.of(when), field));
        path.ifPresent(
                field ->
                        when.optionalString("is")
                                .ifPresent(is -> value(Place.of(when, "is"), field, is)));
    }

    private void duty(DutySheet duty) {
        duty.startField().ifPresent(field -> start(duty, field));
        duty.map().optionalString("done-at").ifPresent(field -> done(duty, field));
        duty.map().optionalMap("when").ifPresent(this::condition);
        duty.map()
                .optionalMap("instead")
                .flatMap(other -> other.optionalMap("when"))
                .ifPresent(this::condition);
        duty.map()
                .optionalString("item")
                .ifPresent(path -> field(message, Place.of(duty.map(), "item"), path));
        for (YamlMap closing : duty.map().maps("closed-by")) {
            Optional<String> items = closing.optionalString("items");
            Optional<MessageSheet> closer = closer(closing.string("message"));
            items.ifPresent(
                    path -> closer.ifPresent(one -> field(one, Place.of(closing, "items"), path)));
        }
    }

    /** A message that fulfils its own duty tells itself when the act was done. */
    private void done(DutySheet duty, String field) {
        if (duty.closedBy().isEmpty()) {
            field(message, Place.of(duty.map(), "done-at"), field);
        } else {
            closers(duty, "done-at", field);
        }
    }

    /** What only the party's report can tell stands in the report, all else in this message. */
    private void start(DutySheet duty, String field) {
        if (duty.event().equals("execution")) {
            closers(duty, "start", field);
        } else {
            field(message, Place.of(duty.map(), "start"), field);
        }
    }

    /** One of the messages that close the duty has the field. */
    private void closers(DutySheet duty, String key, String field) {
        if (duty.atOnce()) {
            // What fulfils itself tells of itself.
            field(message, Place.of(duty.map(), key), field);
            return;
        }
        boolean known =
                duty.closedBy().stream()
                        .map(Word::text)
                        .map(this::closer)
                        .flatMap(Optional::stream)
                        .anyMatch(closer -> forms.field(closer.schema(), field).isPresent());
        if (!known) {
            findings.add(
                    Finding.of(
                            Kind.FIELD_NOT_IN_SCHEMA,
                            Place.of(duty.map(), key),
                            field,
                            String.join(", ", duty.closedBy().stream().map(Word::text).toList())));
        }
    }

    private Optional<MessageSheet> closer(String name) {
        return shelf.message(name.contains(".") ? name : message.procedure() + "." + name);
    }

    private void field(MessageSheet of, Place place, String path) {
        if (forms.has(of.schema()) && forms.field(of.schema(), path).isEmpty()) {
            findings.add(Finding.of(Kind.FIELD_NOT_IN_SCHEMA, place, path, of.schema()));
        }
    }

    private void value(Place place, String path, String value) {
        List<String> values = forms.values(message.schema(), path);
        if (!values.isEmpty() && !values.contains(value)) {
            findings.add(
                    Finding.of(Kind.VALUE_NOT_IN_SCHEMA, place, value, path, message.schema()));
        }
    }

    private void businessKey(Word pointer) {
        String text = pointer.text();
        boolean known =
                ENVELOPE.contains(text)
                        || text.startsWith(BODY)
                                && forms.field(message.schema(), text.substring(BODY.length()))
                                        .isPresent();
        if (!known) {
            findings.add(
                    Finding.of(Kind.BUSINESS_KEY_NOWHERE, pointer.place(), text, message.schema()));
        }
    }
}

package vn.liennganh.regulation;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import vn.liennganh.message.MessageType;
import vn.liennganh.yaml.YamlMap;
import vn.liennganh.yaml.YamlReader;
import vn.liennganh.yaml.YamlValue;

/** Reads one rule file: {@code regulations/<group>/<procedure>-<edition>.yaml}. */
final class EditionReader {

    private final PolicyBook policies;
    private final YamlMap file;
    private final String procedure;
    private final int edition;
    private final Map<String, Bilingual> states = new LinkedHashMap<>();
    private final List<String> terminal = new ArrayList<>();
    private final Map<String, Bilingual> acts = new LinkedHashMap<>();
    private final Map<String, Set<String>> stateSets = new LinkedHashMap<>();
    private final Map<String, Set<String>> kindSets = new LinkedHashMap<>();
    private final Set<String> messageNames = new LinkedHashSet<>();

    private EditionReader(Path path, PolicyBook policies) {
        this.policies = policies;
        this.file = YamlReader.read(path);
        this.procedure = file.string("procedure");
        this.edition = PolicyBook.positive(file, "edition");
        if (!path.getFileName().toString().equals(procedure + "-" + edition + ".yaml")) {
            throw file.problem("the file must be called " + procedure + "-" + edition + ".yaml");
        }
    }

    /** The edition, and the schema that each of its types names. */
    record Read(Edition edition, Map<MessageType, String> schemas) {}

    static Read read(Path path, PolicyBook policies) {
        return new EditionReader(path, policies).edition();
    }

    private Read edition() {
        Bilingual title = PolicyBook.title(file.map("title"));
        YamlMap force = file.map("in-force");
        LocalDate from = force.date("from");
        Optional<LocalDate> to = force.optionalDate("to");
        if (to.map(last -> last.isBefore(from)).orElse(false)) {
            throw force.problem("to", "lies before the first day in force");
        }
        String secrecy = file.string("secrecy");
        readStates();
        file.maps("acts").forEach(act -> acts.put(act.string("id"), PolicyBook.title(act)));
        file.optionalMap("kinds")
                .ifPresent(
                        sets ->
                                sets.keys()
                                        .forEach(
                                                name ->
                                                        kindSets.put(
                                                                name,
                                                                items(
                                                                        sets.list(name),
                                                                        this::kind))));
        Map<MessageType, MessageRule> messages = new LinkedHashMap<>();
        Map<MessageType, String> schemas = new LinkedHashMap<>();
        List<YamlMap> rules = file.list("messages").stream().map(YamlValue::map).toList();
        for (YamlMap rule : rules) {
            if (!messageNames.add(rule.string("message"))) {
                throw rule.problem("message", "stands twice");
            }
        }
        for (YamlMap rule : rules) {
            MessageRule read = new MessageReader(this, rule, secrecy).read();
            messages.put(read.type(), read);
            schemas.put(read.type(), rule.optionalString("schema").orElse(read.type().value()));
        }
        file.finish();
        return new Read(
                new Edition(
                        procedure,
                        edition,
                        title,
                        from,
                        to,
                        states,
                        List.copyOf(terminal),
                        acts,
                        answering(messages)),
                schemas);
    }

    private void readStates() {
        for (YamlValue value : file.list("states")) {
            YamlMap state = value.map();
            if (states.put(state.string("id"), PolicyBook.title(state)) != null) {
                throw state.problem("the same state stands twice");
            }
            if (state.bool("terminal", false)) {
                terminal.add(state.string("id"));
            }
        }
        file.optionalMap("state-sets")
                .ifPresent(
                        sets ->
                                sets.keys()
                                        .forEach(
                                                name ->
                                                        stateSets.put(
                                                                name,
                                                                items(
                                                                        sets.list(name),
                                                                        this::state))));
    }

    /** What a message answers follows from the duties that it closes. */
    private Map<MessageType, MessageRule> answering(Map<MessageType, MessageRule> messages) {
        Map<MessageType, MessageRule> all = new LinkedHashMap<>();
        for (MessageRule rule : messages.values()) {
            Set<String> answers = new LinkedHashSet<>();
            for (MessageRule other : messages.values()) {
                for (Duty duty : other.duties()) {
                    if (!duty.atOnce() && duty.closing(rule.type().value()).isPresent()) {
                        answers.add(other.type().value());
                    }
                }
            }
            all.put(rule.type(), rule.answering(answers));
        }
        return all;
    }

    String procedure() {
        return procedure;
    }

    int number() {
        return edition;
    }

    PolicyBook policies() {
        return policies;
    }

    /** A kind of agency, or the kinds of a set that the file names. */
    Set<String> kind(YamlValue value) {
        Set<String> set = kindSets.get(value.string());
        if (set != null) {
            return set;
        }
        if (!policies.kinds().contains(value.string())) {
            throw value.problem("no kind of agency is called \"" + value.string() + "\"");
        }
        return Set.of(value.string());
    }

    /** A state, {@code new}, or the states of a set that the file names. */
    Set<String> state(YamlValue value) {
        Set<String> set = stateSets.get(value.string());
        if (set != null) {
            return set;
        }
        if (!states.containsKey(value.string()) && !value.string().equals(MessageRule.NEW)) {
            throw value.problem("no state is called \"" + value.string() + "\"");
        }
        return Set.of(value.string());
    }

    /** A message type, of this procedure where the name has no dot. */
    MessageType type(YamlValue value) {
        if (!messageNames.contains(value.string())) {
            throw value.problem("the procedure has no message \"" + value.string() + "\"");
        }
        return new MessageType(procedure + "." + value.string());
    }

    /** A message of this procedure or one of its acts, with the procedure's name. */
    String owed(YamlValue value) {
        if (!messageNames.contains(value.string()) && !acts.containsKey(value.string())) {
            throw value.problem(
                    "the procedure has no message and no act \"" + value.string() + "\"");
        }
        return procedure + "." + value.string();
    }

    boolean isMessage(String owes) {
        return messageNames.contains(owes.substring(owes.indexOf('.') + 1));
    }

    static <T> Set<T> items(
            List<YamlValue> values, java.util.function.Function<YamlValue, Set<T>> reader) {
        Set<T> items = new LinkedHashSet<>();
        values.forEach(value -> items.addAll(reader.apply(value)));
        return items;
    }
}

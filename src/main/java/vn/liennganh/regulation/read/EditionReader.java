package vn.liennganh.regulation.read;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import vn.liennganh.message.MessageType;
import vn.liennganh.regulation.Bilingual;
import vn.liennganh.regulation.Duty;
import vn.liennganh.regulation.Edition;
import vn.liennganh.regulation.MessageRule;
import vn.liennganh.regulation.PolicyBook;
import vn.liennganh.regulation.rule.Flow.Lane;
import vn.liennganh.yaml.YamlMap;
import vn.liennganh.yaml.YamlReader;
import vn.liennganh.yaml.YamlValue;

/** Reads one rule file: {@code regulations/<group>/<procedure>-<edition>.yaml}. */
final class EditionReader {

    private static final Set<String> SECRECY = Set.of("hidden-from-debtor", "parties");

    private final PolicyBook policies;
    private final Set<String> windows;
    private final YamlMap file;
    private final String procedure;
    private final int edition;
    private final Map<String, Bilingual> states = new LinkedHashMap<>();
    private final List<String> terminal = new ArrayList<>();
    private final Map<String, Bilingual> acts = new LinkedHashMap<>();
    private final Map<String, Set<String>> stateSets = new LinkedHashMap<>();
    private final Map<String, Set<String>> kindSets = new LinkedHashMap<>();
    private final Set<String> messageNames = new LinkedHashSet<>();
    private final Set<String> remembered = new LinkedHashSet<>();
    private final List<YamlValue> recalled = new ArrayList<>();
    private final List<YamlValue> foreign = new ArrayList<>();

    private EditionReader(Path path, PolicyBook policies, Set<String> windows) {
        this.policies = policies;
        this.windows = windows;
        this.file = YamlReader.read(path);
        this.procedure = file.string("procedure");
        this.edition = PolicyReader.positive(file, "edition");
        if (!path.getFileName().toString().equals(procedure + "-" + edition + ".yaml")) {
            throw file.problem("the file must be called " + procedure + "-" + edition + ".yaml");
        }
    }

    /**
     * What one file says.
     *
     * @param schemas the schema that each of its types names
     * @param foreign where it names messages of other procedures
     */
    record Read(
            YamlMap file,
            Edition edition,
            Map<MessageType, String> schemas,
            List<YamlValue> foreign) {}

    static Read read(Path path, PolicyBook policies, Set<String> windows) {
        return new EditionReader(path, policies, windows).edition();
    }

    private Read edition() {
        Bilingual title = PolicyReader.title(file.map("title"));
        Optional<String> group =
                file.optionalValue("group").map(one -> oneOf(one, policies.groups().keySet()));
        YamlMap force = file.map("in-force");
        LocalDate from = force.date("from");
        Optional<LocalDate> to = force.optionalDate("to");
        if (to.map(last -> last.isBefore(from)).orElse(false)) {
            throw force.problem("to", "lies before the first day in force");
        }
        String secrecy = oneOf(file.value("secrecy"), SECRECY);
        readStates();
        file.maps("acts").forEach(act -> acts.put(act.string("id"), PolicyReader.title(act)));
        file.optionalMap("kinds").ifPresent(sets -> readSets(sets, kindSets, this::kind));
        Map<MessageType, MessageRule> messages = new LinkedHashMap<>();
        Map<MessageType, String> schemas = new LinkedHashMap<>();
        readMessages(secrecy, messages, schemas);
        for (YamlValue name : recalled) {
            if (!remembered.contains(name.string())) {
                throw name.problem("no message has the exchange remember this");
            }
        }
        Optional<Edition.Continuation> continuation =
                ContinuationReader.continuation(file, states.keySet(), policies);
        file.finish();
        Edition read =
                new Edition(
                        procedure,
                        edition,
                        title,
                        group,
                        from,
                        to,
                        continuation,
                        states,
                        List.copyOf(terminal),
                        acts,
                        answering(messages));
        return new Read(file, read, schemas, List.copyOf(foreign));
    }

    private void readMessages(
            String secrecy,
            Map<MessageType, MessageRule> messages,
            Map<MessageType, String> schemas) {
        List<YamlMap> rules = file.list("messages").stream().map(YamlValue::map).toList();
        for (YamlMap rule : rules) {
            if (!messageNames.add(rule.string("message"))) {
                throw rule.problem("message", "stands twice");
            }
        }
        Set<Boolean> whole = new LinkedHashSet<>();
        for (YamlMap rule : rules) {
            MessageRule read = new MessageReader(this, rule, secrecy).read();
            messages.put(read.type(), read);
            schemas.put(read.type(), rule.optionalString("schema").orElse(read.type().value()));
            if (read.flow().lane() != Lane.NONE) {
                whole.add(read.flow().lane() == Lane.EXCHANGE);
            }
            if (whole.size() > 1) {
                throw rule.problem(
                        "lane", "a procedure has one state for the exchange, or lanes: not both");
            }
        }
    }

    private static String oneOf(YamlValue value, Set<String> values) {
        if (!values.contains(value.string())) {
            throw value.problem("one of " + values.stream().sorted().toList() + " is expected");
        }
        return value.string();
    }

    private static void readSets(
            YamlMap sets, Map<String, Set<String>> into, Function<YamlValue, Set<String>> reader) {
        for (String name : sets.keys()) {
            into.put(name, Items.of(sets.list(name), reader));
        }
    }

    private void readStates() {
        for (YamlValue value : file.list("states")) {
            YamlMap state = value.map();
            if (states.put(state.string("id"), PolicyReader.title(state)) != null) {
                throw state.problem("the same state stands twice");
            }
            if (state.bool("terminal", false)) {
                terminal.add(state.string("id"));
            }
        }
        file.optionalMap("state-sets").ifPresent(sets -> readSets(sets, stateSets, this::state));
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
                    if (duty.asksOthers(rule.type().value()) && !rule.asksOthers()) {
                        throw file.problem(duty.id() + ": " + rule.type() + " asks no others");
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

    /** One state, no set of states and not {@code new}. */
    String oneState(YamlValue value) {
        Set<String> found = state(value);
        if (!found.equals(Set.of(value.string())) || found.contains(MessageRule.NEW)) {
            throw value.problem("one state is expected");
        }
        return value.string();
    }

    /** A message type: of this procedure where the name has no dot. */
    MessageType type(YamlValue value) {
        String name = value.string();
        if (name.indexOf('.') > 0) {
            return foreign(value);
        }
        if (!messageNames.contains(name)) {
            throw value.problem("the procedure has no message \"" + name + "\"");
        }
        return new MessageType(procedure + "." + name);
    }

    /** A message or an act, with the procedure's name; of this one where the name has no dot. */
    String owed(YamlValue value) {
        String name = value.string();
        if (name.indexOf('.') > 0) {
            return foreign(value).value();
        }
        if (!messageNames.contains(name) && !acts.containsKey(name)) {
            throw value.problem("the procedure has no message and no act \"" + name + "\"");
        }
        return procedure + "." + name;
    }

    /** Whether it exists is known when all files are read. */
    private MessageType foreign(YamlValue value) {
        try {
            MessageType type = new MessageType(value.string());
            if (type.procedure().equals(procedure)) {
                throw value.problem("a message of this procedure is named without its procedure");
            }
            foreign.add(value);
            return type;
        } catch (IllegalArgumentException wrong) {
            throw value.problem(wrong.getMessage());
        }
    }

    /** A message has the exchange remember something under this name. */
    void remembered(String name) {
        remembered.add(name);
    }

    /** A guard recalls what the exchange remembers; whether it ever does is known at the end. */
    void recalled(YamlValue name) {
        recalled.add(name);
    }

    /** A window of the calendar in which nothing may be planned. */
    Set<String> window(YamlValue value) {
        if (!windows.contains(value.string())) {
            throw value.problem("no window is called \"" + value.string() + "\"");
        }
        return Set.of(value.string());
    }

    /** True where what is owed belongs to this procedure. */
    boolean own(String owes) {
        return owes.startsWith(procedure + ".");
    }

    /** True where what is owed is a message, of whatever procedure, and no act. */
    boolean isMessage(String owes) {
        return !own(owes) || messageNames.contains(owes.substring(procedure.length() + 1));
    }
}

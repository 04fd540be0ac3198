package vn.liennganh.regulation.workbench.walk;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import vn.liennganh.legaltime.LegalClock;
import vn.liennganh.message.MessageType;
import vn.liennganh.message.Refusal;
import vn.liennganh.message.Text;
import vn.liennganh.message.Texts;
import vn.liennganh.message.Verdict;
import vn.liennganh.regulation.ExchangeState;
import vn.liennganh.regulation.MessageFact;
import vn.liennganh.regulation.MessageRule;
import vn.liennganh.regulation.Obligation;
import vn.liennganh.regulation.Ruling;
import vn.liennganh.regulation.across.Facts;
import vn.liennganh.regulation.explain.Explanation;
import vn.liennganh.regulation.explain.TargetWords;

/** Tries a scenario under the rules of its own days and tells what follows, line by line. */
public final class Simulation {

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    /**
     * What came of it.
     *
     * @param failures expectations that were not met, with their lines
     */
    public record Outcome(List<String> lines, List<String> failures) {

        public Outcome {
            lines = List.copyOf(lines);
            failures = List.copyOf(failures);
        }
    }

    private final Stage stage;
    private final Scenario scenario;
    private final Locale locale;
    private final Map<String, ExchangeState> exchanges = new LinkedHashMap<>();
    private final List<UUID> sent = new ArrayList<>();
    private final List<String> lines = new ArrayList<>();
    private final Expectations expected;

    private Simulation(Stage stage, Scenario scenario, Locale locale) {
        this.stage = stage;
        this.scenario = scenario;
        this.locale = locale;
        this.expected = new Expectations(scenario, locale);
    }

    public static Outcome run(Stage stage, Scenario scenario, Locale locale) {
        Simulation simulation = new Simulation(stage, scenario, locale);
        simulation.lines.add("# " + scenario.title().in(locale));
        scenario.events().forEach(simulation::happen);
        return new Outcome(simulation.lines, simulation.expected.failures());
    }

    private void happen(Scenario.Event event) {
        lapse(event.at());
        if (event instanceof Scenario.Send send) {
            send(send);
        } else if (event instanceof Scenario.Receive receive) {
            receive(receive);
        } else {
            lines.add(time(event.at()) + "  " + say("waits"));
        }
        if (!(event instanceof Scenario.Send)) {
            expected.meet(event, exchange(event), Optional.empty());
        }
    }

    /** Duties that were due in the meantime are overdue, and their states follow. */
    private void lapse(Instant now) {
        for (Map.Entry<String, ExchangeState> one : exchanges.entrySet()) {
            for (Obligation duty : one.getValue().obligations()) {
                if (duty.status() == Obligation.Status.OPEN && !duty.due().isAfter(now)) {
                    ExchangeState lapsed = stage.judge().lapsed(one.getValue(), duty.overdue());
                    one.setValue(lapsed);
                    lines.add(
                            time(duty.due())
                                    + "  "
                                    + say("overdue", scenario.name(duty.party()), duty.owes()));
                    states(lapsed);
                }
            }
        }
    }

    private void send(Scenario.Send send) {
        MessageType type = new MessageType(send.type());
        lines.add(
                "%s  %d. %s → %s  %s"
                        .formatted(
                                time(send.at()),
                                sent.size() + 1,
                                scenario.name(send.from()),
                                String.join(", ", send.to().stream().map(scenario::name).toList()),
                                send.type()));
        Optional<MessageRule> rule = stage.rules().rule(type, LegalClock.day(send.at()));
        Stage.Line line =
                new Stage.Line(
                        type,
                        send.from(),
                        send.to(),
                        rule.map(one -> stage.signers(one, send.from())).orElse(List.of()),
                        rule.map(one -> body(one, send))
                                .orElseGet(JsonNodeFactory.instance::objectNode),
                        send.repliesTo().map(number -> sent.get(number - 1)),
                        send.relates().stream().map(exchanges::get).toList(),
                        send.at(),
                        Facts.of(exchanges.values()),
                        Optional.ofNullable(exchanges.get(send.exchange())));
        Verdict<Ruling> verdict = stage.play(line);
        if (verdict.refusal().isPresent()) {
            Refusal why = verdict.refusal().get();
            lines.add("    " + say("refused", why.code().slug()) + reason(why));
            sent.add(stage.nextId());
            expected.meet(send, line.state(), Optional.of(why.code().slug()));
            return;
        }
        Ruling ruling = verdict.value();
        exchanges.put(send.exchange(), ruling.after());
        ruling.others().forEach(this::fulfilledThere);
        List<MessageFact> messages = ruling.after().messages();
        sent.add(messages.get(messages.size() - 1).id());
        states(ruling.after());
        ruling.changed().forEach(this::owed);
        ruling.opened().forEach(this::owed);
        if (!ruling.copies().isEmpty()) {
            lines.add(
                    "    "
                            + say(
                                    "copies",
                                    String.join(
                                            ", ",
                                            ruling.copies().stream()
                                                    .map(scenario::name)
                                                    .toList())));
        }
        expected.meet(send, Optional.of(ruling.after()), Optional.empty());
    }

    /** A message that names another exchange may fulfil duties there. */
    private void fulfilledThere(Ruling.Other other) {
        exchanges.replaceAll(
                (name, state) -> state.id().equals(other.after().id()) ? other.after() : state);
        other.changed().forEach(this::owed);
    }

    private ObjectNode body(MessageRule rule, Scenario.Send send) {
        Bodies bodies = new Bodies(stage.rules(), send.at());
        ObjectNode sample =
                stage.rules()
                        .sample(rule.type(), send.at(), new Random(11))
                        .map(one -> (ObjectNode) one.path("body"))
                        .orElseGet(JsonNodeFactory.instance::objectNode);
        ObjectNode body =
                bodies.named(rule, sample, Optional.ofNullable(exchanges.get(send.exchange())));
        send.with().forEach((path, value) -> Bodies.put(body, List.of(path.split("/")), value));
        for (String path : send.without()) {
            int slash = path.lastIndexOf('/');
            if (slash < 0) {
                body.remove(path);
            } else if (body.at("/" + path.substring(0, slash)) instanceof ObjectNode parent) {
                parent.remove(path.substring(slash + 1));
            }
        }
        return body;
    }

    private String reason(Refusal why) {
        StringBuilder text = new StringBuilder(": " + Texts.render(why.detail(), locale));
        why.errors()
                .forEach(
                        one ->
                                text.append(" ")
                                        .append(one.pointer())
                                        .append(" ")
                                        .append(Texts.render(one.text(), locale)));
        return text.toString();
    }

    private void receive(Scenario.Receive receive) {
        lines.add(time(receive.at()) + "  " + say("received", scenario.name(receive.by())));
        ExchangeState state = exchanges.get(receive.exchange());
        if (state == null) {
            return;
        }
        List<Obligation> changed = new ArrayList<>();
        for (MessageFact fact : state.messages()) {
            changed.addAll(stage.judge().consigned(state, fact.id(), receive.by(), receive.at()));
        }
        exchanges.put(receive.exchange(), state.with(changed));
        changed.forEach(this::owed);
    }

    private Optional<ExchangeState> exchange(Scenario.Event event) {
        if (event instanceof Scenario.Receive receive) {
            return Optional.ofNullable(exchanges.get(receive.exchange()));
        }
        return exchanges.values().stream().findFirst();
    }

    private void states(ExchangeState state) {
        StringBuilder text = new StringBuilder(say("state", state.state()));
        state.lanes()
                .forEach(
                        (agency, lane) ->
                                text.append(" · ")
                                        .append(scenario.name(agency))
                                        .append(": ")
                                        .append(lane));
        lines.add("    " + text);
    }

    private void owed(Obligation duty) {
        lines.add(
                "    "
                        + say(
                                "owed",
                                scenario.name(duty.party()),
                                duty.owes(),
                                time(duty.due()),
                                duty.status().wireName())
                        + (duty.provisional() ? say("provisional") : "")
                        + (duty.policy() ? say("policy") : ""));
        if (duty.outstanding()) {
            for (String line : Explanation.of(duty, stage.rules()).text(locale).split("\n")) {
                lines.add("        " + line);
            }
            stage.targets()
                    .of(duty)
                    .forEach(one -> lines.add("        " + TargetWords.text(one, locale)));
        }
    }

    static String time(Instant at) {
        return MOMENT.format(at.atZone(LegalClock.ZONE));
    }

    private String say(String key, Object... args) {
        return Texts.render(Text.of("workbench.simulate." + key, args), locale);
    }
}

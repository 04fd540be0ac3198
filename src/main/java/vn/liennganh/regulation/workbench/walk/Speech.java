package vn.liennganh.regulation.workbench.walk;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.MessageType;
import vn.liennganh.message.Refusal;
import vn.liennganh.regulation.Edition;
import vn.liennganh.regulation.ExchangeState;
import vn.liennganh.regulation.MessageRule;
import vn.liennganh.regulation.across.Facts;
import vn.liennganh.regulation.rule.Flow.Speaker;

/** What can be tried: who says what to whom, with every value that the rules look at. */
final class Speech {

    /** Something that may be said, and what is special about it. */
    record Said(MessageRule rule, String label, Stage.Line line) {

        Said saying(Stage.Line other) {
            return new Said(rule, label, other);
        }

        String step() {
            return rule.type().message() + (label.isEmpty() ? "" : " [" + label + "]");
        }
    }

    private final Stage stage;
    private final List<AgencyId> players;
    private final Instant now;
    private final Bodies bodies;
    private final Manners manners;
    private final Map<MessageType, List<Bodies.Variant>> variants = new HashMap<>();
    private final Map<String, Optional<Refusal>> judged = new HashMap<>();
    private final Refusals refusals = new Refusals();

    Speech(Stage stage, Edition edition, List<AgencyId> players, Instant now) {
        this.stage = stage;
        this.players = players;
        this.now = now;
        this.manners = new Manners(stage);
        this.bodies = new Bodies(stage.rules(), now);
        for (MessageRule rule : edition.messages().values()) {
            variants.put(rule.type(), bodies.of(rule));
        }
    }

    List<AgencyId> players() {
        return players;
    }

    Stream<AgencyId> others(AgencyId player) {
        return players.stream().filter(one -> !one.equals(player));
    }

    boolean mayBeFrom(MessageRule rule, AgencyId from) {
        return rule.from().isEmpty() || rule.from().contains(stage.cast().kindOf(from));
    }

    /** What an agency can try to say with a message of one type. */
    List<Said> of(MessageRule rule, AgencyId from, Optional<ExchangeState> state) {
        List<Said> lines = new ArrayList<>();
        for (List<AgencyId> to : audiences(rule, from, state)) {
            if (manners.permits(rule, from, to, state)) {
                lines.addAll(of(rule, from, to, state));
            }
        }
        return lines;
    }

    /** The same to one audience. */
    List<Said> of(
            MessageRule rule, AgencyId from, List<AgencyId> to, Optional<ExchangeState> state) {
        List<Said> lines = new ArrayList<>();
        for (Bodies.Variant variant : variants.getOrDefault(rule.type(), List.of())) {
            for (ObjectNode body : bodies.fitted(rule, variant, state)) {
                for (Optional<UUID> cause : manners.answers(rule, from, state)) {
                    Stage.Line line =
                            new Stage.Line(
                                    rule.type(),
                                    from,
                                    to,
                                    stage.signers(rule, from),
                                    body,
                                    cause,
                                    List.of(),
                                    now,
                                    Facts.NONE,
                                    state);
                    // Neither changes on the way: bodies are fitted in values, not in form.
                    Optional<Refusal> refusal =
                            judged.computeIfAbsent(
                                    rule.type() + variant.label() + from + to,
                                    key ->
                                            stage.content(rule, line)
                                                    .or(() -> stage.parties(rule, line)));
                    refusal.ifPresentOrElse(
                            one -> refusals.add(rule.type(), one),
                            () -> lines.add(new Said(rule, variant.label(), line)));
                }
            }
        }
        return lines;
    }

    /** One recipient of those who play, or all together where the type takes more than one. */
    private List<List<AgencyId>> audiences(
            MessageRule rule, AgencyId from, Optional<ExchangeState> state) {
        List<AgencyId> possible = new ArrayList<>();
        for (AgencyId player : players) {
            boolean answers =
                    rule.flow().speaker() != Speaker.HOLDER
                            || state.map(one -> one.opener().equals(player)).orElse(true);
            if (!player.equals(from)
                    && answers
                    && (rule.to().isEmpty() || rule.to().contains(stage.cast().kindOf(player)))) {
                possible.add(player);
            }
        }
        List<List<AgencyId>> audiences = new ArrayList<>();
        possible.forEach(one -> audiences.add(List.of(one)));
        if (!rule.discreet() && possible.size() > 1) {
            audiences.add(List.copyOf(possible));
        }
        return audiences;
    }

    /** Why types were refused. */
    Refusals refusals() {
        return refusals;
    }
}

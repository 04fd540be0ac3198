package vn.liennganh.regulation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.Envelope;
import vn.liennganh.message.Refusal;
import vn.liennganh.message.RefusalCode;
import vn.liennganh.message.Verdict;
import vn.liennganh.regulation.across.Fact;
import vn.liennganh.regulation.across.FactType;
import vn.liennganh.regulation.across.Facts;
import vn.liennganh.regulation.across.Tally;
import vn.liennganh.regulation.rule.BodyPath;
import vn.liennganh.regulation.rule.Flow;
import vn.liennganh.regulation.rule.Move;

/**
 * One message meets its exchange: items settle, states move, duties close and open, copies are
 * found. Used once.
 */
final class Step {

    private final RuleBook rules;
    private final Edition edition;
    private final MessageRule rule;
    private final Envelope envelope;
    private final StepContext context;
    private final ExchangeState before;
    private final Map<AgencyId, String> lanes;
    private final Map<String, Boolean> items;
    private String state;

    Step(
            RuleBook rules,
            Edition edition,
            MessageRule rule,
            Envelope envelope,
            StepContext context,
            ExchangeState before) {
        this.rules = rules;
        this.edition = edition;
        this.rule = rule;
        this.envelope = envelope;
        this.context = context;
        this.before = before;
        this.lanes = new LinkedHashMap<>(before.lanes());
        this.items = new LinkedHashMap<>(before.items());
        this.state = before.state();
    }

    Verdict<Ruling> judge() {
        Optional<Refusal> refusal = items();
        if (refusal.isPresent()) {
            return Verdict.refused(refusal.get());
        }
        Scene scene = scene();
        refusal = new Guards(scene).refusal().or(() -> move(scene));
        if (refusal.isPresent()) {
            return Verdict.refused(refusal.get());
        }
        Closer closer = new Closer(scene);
        refusal = closer.close(everywhere(scene));
        if (refusal.isPresent()) {
            return Verdict.refused(refusal.get());
        }
        Opener opener = new Opener(scene);
        opener.open(closer, lanes.keySet());
        List<Obligation> touched = new ArrayList<>(closer.changed());
        touched.addAll(opener.opened());
        return Verdict.granted(
                new Ruling(
                        after(opener.copies(), scene.tally().after()).with(touched),
                        opener.opened(),
                        closer.changed(),
                        opener.copies(),
                        closer.others()));
    }

    private Scene scene() {
        List<AgencyId> moved = Scene.moved(rule, envelope, context);
        Tally alone = new Tally(before.id(), before.facts(), before.facts(), List.of(), Facts.NONE);
        boolean settled = !items.containsValue(true);
        Scene scene =
                new Scene(rules, edition, rule, envelope, context, before, moved, settled, alone);
        return scene.told();
    }

    private Optional<Refusal> items() {
        Optional<Refusal> refusal = Optional.empty();
        if (rule.flow().adds().isPresent()) {
            refusal = mark(rule.flow().adds().get(), true);
        }
        if (refusal.isEmpty() && rule.flow().settles().isPresent()) {
            refusal = mark(rule.flow().settles().get(), false);
        }
        return refusal;
    }

    /** Opens or settles what the message names; an item that was settled may be opened again. */
    private Optional<Refusal> mark(BodyPath path, boolean open) {
        for (List<Integer> index : path.indexes(envelope.body())) {
            BodyPath.Found name = path.at(envelope.body(), index);
            if (name.value().isMissingNode()) {
                continue;
            }
            boolean isOpen = items.getOrDefault(name.value().asString(""), false);
            if (isOpen == open) {
                return Optional.of(
                        Refusal.at(
                                RefusalCode.STEP_NOT_PERMITTED,
                                name.pointer(),
                                open
                                        ? "regulation.step.item-open-already"
                                        : "regulation.step.item-not-open"));
            }
            items.put(name.value().asString(""), open);
        }
        return Optional.empty();
    }

    private Optional<Refusal> move(Scene scene) {
        if (rule.flow().lane() == Flow.Lane.EXCHANGE) {
            String from = state.isEmpty() ? MessageRule.NEW : state;
            Verdict<String> to = target(scene, from, Optional.empty());
            if (to.refusal().isEmpty()) {
                state = to.value();
            }
            return to.refusal();
        }
        if (!rule.flow().lanesOf().isEmpty() && scene.moved().isEmpty() && lanes.isEmpty()) {
            return Optional.of(refused("regulation.step.no-holder", rule.type()));
        }
        for (AgencyId holder : scene.moved()) {
            String from = lanes.getOrDefault(holder, MessageRule.NEW);
            Verdict<String> to = target(scene, from, Optional.of(holder));
            if (to.refusal().isPresent()) {
                return to.refusal();
            }
            lanes.put(holder, to.value());
        }
        return Optional.empty();
    }

    private Verdict<String> target(Scene scene, String from, Optional<AgencyId> holder) {
        for (Move move : rule.flow().moves()) {
            if (move.from().contains(from)
                    && move.needs().map(owes -> needed(owes, holder)).orElse(true)
                    && move.when().map(scene::holds).orElse(true)) {
                return target(scene, from, move.target());
            }
        }
        return Verdict.refused(
                from.equals(MessageRule.NEW)
                        ? refused("regulation.step.not-begun", rule.type())
                        : refused("regulation.step.state", rule.type(), from));
    }

    private boolean needed(String owes, Optional<AgencyId> holder) {
        return holder.map(one -> before.owes(envelope.from(), owes, one))
                .orElseGet(() -> before.owes(envelope.from(), owes));
    }

    private Verdict<String> target(Scene scene, String from, Move.Target target) {
        if (target instanceof Move.To to) {
            return Verdict.granted(to.state());
        } else if (target instanceof Move.ByItems by) {
            return Verdict.granted(scene.itemsSettled() ? by.settled() : by.open());
        } else if (target instanceof Move.ByValue by) {
            JsonNode value = by.field().at(envelope.body());
            String to = by.states().get(value.asString(""));
            return to != null
                    ? Verdict.granted(to)
                    : Verdict.refused(
                            Refusal.at(
                                    RefusalCode.STEP_NOT_PERMITTED,
                                    by.field().pointer(),
                                    "regulation.step.value",
                                    from));
        }
        return Verdict.granted(from);
    }

    /** True where the message takes the place of what it supersedes for everybody. */
    private boolean everywhere(Scene scene) {
        if (rule.flow().lane() == Flow.Lane.EXCHANGE || rule.flow().lane() == Flow.Lane.NONE) {
            // What moves nobody, such as a record, is about the exchange as a whole.
            return true;
        }
        Set<String> landed = new LinkedHashSet<>();
        scene.moved().forEach(one -> landed.add(lanes.getOrDefault(one, MessageRule.NEW)));
        return lanes.values().stream()
                .allMatch(one -> edition.terminal().contains(one) || landed.contains(one));
    }

    /** What ended tells nothing any more, but for what outlives its exchange. */
    private List<Fact> standing(List<Fact> facts) {
        return facts.stream()
                .filter(
                        fact ->
                                !edition.terminal()
                                                .contains(lanes.getOrDefault(fact.party(), state))
                                        || rules.fact(fact.type())
                                                .map(FactType::lasting)
                                                .orElse(false))
                .toList();
    }

    private ExchangeState after(List<AgencyId> copies, List<Fact> facts) {
        Set<AgencyId> parties = new LinkedHashSet<>(before.parties());
        parties.add(envelope.from());
        parties.addAll(context.recipients());
        List<MessageFact> messages = new ArrayList<>(before.messages());
        messages.add(
                new MessageFact(
                        envelope.id(),
                        envelope.type(),
                        envelope.from(),
                        context.recipients(),
                        copies,
                        context.acceptedAt()));
        Map<String, String> memory =
                new Memory(before.memory()).after(rule.flow().remembers(), envelope.body());
        return new ExchangeState(
                before.id(),
                before.procedure(),
                before.edition(),
                before.opener(),
                before.handlingUnit(),
                parties,
                lanes,
                edition.overall(lanes, state),
                items,
                memory,
                messages,
                before.obligations(),
                standing(facts));
    }

    private static Refusal refused(String key, Object... args) {
        return Refusal.of(RefusalCode.STEP_NOT_PERMITTED, key, args);
    }
}

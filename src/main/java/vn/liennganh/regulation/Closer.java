package vn.liennganh.regulation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.Envelope;
import vn.liennganh.message.MessageType;
import vn.liennganh.message.Refusal;
import vn.liennganh.message.RefusalCode;
import vn.liennganh.regulation.Obligation.Status;
import vn.liennganh.regulation.rule.BodyPath;
import vn.liennganh.regulation.rule.Flow;

/** What a message does to duties that stand already: fulfils, re-dates, replaces, waives them. */
final class Closer {

    /**
     * Duties of which one message fulfils one, the one that it answers, else the oldest; but all of
     * them where its rule or theirs says so.
     */
    private record Kind(String owes, AgencyId owedTo, Optional<String> item) {}

    private final Scene scene;
    private final DutyClock clock;
    private final Envelope envelope;
    private final Map<UUID, Obligation> changed = new LinkedHashMap<>();
    private final List<Ruling.Other> others = new ArrayList<>();

    Closer(Scene scene) {
        this.scene = scene;
        this.clock = new DutyClock(scene.rules());
        this.envelope = scene.envelope();
    }

    /** Does all of it; {@code step-not-permitted} where a limit can be extended no more. */
    Optional<Refusal> close(boolean everywhere) {
        if (scene.flow().closes().map(scene::holds).orElse(true)) {
            chosen(scene.before(), false).forEach(one -> fulfil(one, scene.before()));
            scene.context().related().forEach(this::closeRelated);
        }
        Optional<Refusal> refusal = extend();
        if (refusal.isPresent()) {
            return refusal;
        }
        Instant at = scene.context().acceptedAt();
        rewrite(scene.flow().pauses(), one -> clock.paused(one, at));
        rewrite(scene.flow().resumes(), one -> clock.resumed(one, at));
        replace(scene.flow().supersedes(), Status.SUPERSEDED, everywhere);
        replace(scene.flow().waives(), Status.WAIVED, everywhere);
        return Optional.empty();
    }

    List<Obligation> changed() {
        return List.copyOf(changed.values());
    }

    /** What the message fulfilled in other exchanges. */
    List<Ruling.Other> others() {
        return List.copyOf(others);
    }

    /** True where this message has fulfilled a duty of the kind already, about this item. */
    boolean fulfilled(String owes, Optional<String> item) {
        Optional<UUID> by = Optional.of(envelope.id());
        return changed.values().stream()
                .filter(one -> one.owes().equals(owes) && one.fulfilledBy().equals(by))
                .anyMatch(one -> item.isEmpty() || one.item().equals(item));
    }

    private List<Obligation> chosen(ExchangeState exchange, boolean related) {
        List<Obligation> open =
                exchange.obligations().stream()
                        .filter(Obligation::outstanding)
                        .filter(one -> one.party().equals(envelope.from()))
                        .filter(one -> (related || addressed(one)) && closes(one, related))
                        .toList();
        if (scene.flow().closesAll().map(scene::holds).orElse(false)) {
            return open;
        }
        List<Obligation> all = new ArrayList<>();
        Map<Kind, Obligation> chosen = new LinkedHashMap<>();
        for (Obligation one : open) {
            if (closing(one, related).flatMap(Duty.Closing::once).isPresent()) {
                all.add(one);
                continue;
            }
            Kind kind = new Kind(one.owes(), one.owedTo(), item(one, related));
            Obligation earlier = chosen.putIfAbsent(kind, one);
            if (earlier != null && answers(one) && !answers(earlier)) {
                chosen.put(kind, one);
            }
        }
        all.addAll(chosen.values());
        return all;
    }

    private boolean answers(Obligation one) {
        return envelope.inReplyTo().equals(Optional.of(one.cause()));
    }

    private boolean addressed(Obligation one) {
        return one.owedTo().equals(one.party())
                || scene.context().recipients().contains(one.owedTo());
    }

    private boolean closes(Obligation one, boolean related) {
        Optional<Duty.Closing> closing = closing(one, related);
        if (closing.isEmpty() || !closing.get().once().map(scene::holds).orElse(true)) {
            return false;
        }
        Optional<BodyPath> items = closing.get().items();
        if (items.isEmpty()) {
            return true;
        }
        Set<String> names = names(items.get());
        return names.isEmpty() && closing.get().orOldest()
                || one.item().map(Memory::plain).map(names::contains).orElse(false);
    }

    /** Nothing where the message names no item though it might: then one of them is fulfilled. */
    private Optional<String> item(Obligation one, boolean related) {
        return closing(one, related)
                        .filter(Duty.Closing::orOldest)
                        .flatMap(Duty.Closing::items)
                        .map(items -> names(items).isEmpty())
                        .orElse(false)
                ? Optional.empty()
                : one.item();
    }

    private Optional<Duty.Closing> closing(Obligation one, boolean related) {
        return scene.rules()
                .duty(one.rule())
                .flatMap(duty -> duty.closing(envelope.type().value(), related));
    }

    private Set<String> names(BodyPath path) {
        Set<String> names = new HashSet<>();
        for (JsonNode name : path.all(envelope.body())) {
            names.add(Memory.plain(name.asString("")));
        }
        return names;
    }

    private void fulfil(Obligation one, ExchangeState exchange) {
        changed.put(one.id(), closed(one, exchange));
    }

    private Obligation closed(Obligation one, ExchangeState exchange) {
        Instant at = scene.context().acceptedAt();
        return clock.closed(one, envelope, at, exchange.acceptance(one.cause()).orElse(at));
    }

    private void closeRelated(ExchangeState other) {
        List<Obligation> closed =
                chosen(other, true).stream().map(one -> closed(one, other)).toList();
        if (!closed.isEmpty()) {
            others.add(new Ruling.Other(other.with(closed), closed));
        }
    }

    private Optional<Refusal> extend() {
        Instant at = scene.context().acceptedAt();
        for (Flow.Extension extension : scene.flow().extensions()) {
            List<Obligation> open = standing(Set.of(extension.owes()));
            if (open.isEmpty()) {
                return refused("regulation.step.nothing-to-extend");
            }
            for (Obligation one : open) {
                Optional<Obligation> longer = clock.extended(one, extension.limit(), at);
                if (longer.isEmpty()) {
                    return refused("regulation.step.extended-too-late");
                }
                changed.put(one.id(), longer.get());
            }
        }
        return Optional.empty();
    }

    private Optional<Refusal> refused(String key) {
        MessageType type = scene.rule().type();
        return Optional.of(Refusal.of(RefusalCode.STEP_NOT_PERMITTED, key, type));
    }

    private void rewrite(Set<String> owes, UnaryOperator<Obligation> change) {
        for (Obligation one : standing(owes)) {
            Obligation now = change.apply(one);
            if (!now.equals(one)) {
                changed.put(one.id(), now);
            }
        }
    }

    private void replace(Set<String> owes, Status status, boolean everywhere) {
        for (Obligation one : scene.before().obligations()) {
            boolean own = one.party().equals(one.owedTo());
            if (one.outstanding()
                    && owes.contains(one.owes())
                    && (own ? everywhere : scene.concerns(one))
                    && !changed.containsKey(one.id())) {
                changed.put(one.id(), one.with(status, Optional.empty()));
            }
        }
    }

    /** The open duties of these kinds that the message concerns and has not touched otherwise. */
    private List<Obligation> standing(Set<String> owes) {
        List<Obligation> standing = new ArrayList<>();
        for (Obligation one : scene.before().obligations()) {
            if (one.outstanding()
                    && owes.contains(one.owes())
                    && (scene.concerns(one) || one.party().equals(one.owedTo()))
                    && !changed.containsKey(one.id())) {
                standing.add(one);
            }
        }
        return standing;
    }
}

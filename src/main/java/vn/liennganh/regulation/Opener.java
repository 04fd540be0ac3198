package vn.liennganh.regulation;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;
import vn.liennganh.legaltime.LegalClock;
import vn.liennganh.message.AgencyId;
import vn.liennganh.regulation.overlay.Overlay;
import vn.liennganh.regulation.rule.BodyPath;

/** What a message brings about: new duties, and copies to those who must have one. */
final class Opener {

    private final Scene scene;
    private final DutyClock clock;
    private final StepContext context;
    private final AgencyId sender;
    private final Memory memory;
    private final List<Obligation> opened = new ArrayList<>();
    private final List<AgencyId> copies = new ArrayList<>();

    Opener(Scene scene) {
        this.scene = scene;
        this.clock = new DutyClock(scene.rules());
        this.context = scene.context();
        this.sender = scene.envelope().from();
        this.memory = new Memory(scene.before().memory());
    }

    /**
     * Opens what arises.
     *
     * @param holders of lanes after the message, whom a copy of a measure does not concern
     */
    void open(Closer closed, Set<AgencyId> holders) {
        for (Duty duty : scene.rule().duties()) {
            if (duty.copyTo().isEmpty() && duty.when().map(scene::holds).orElse(true)) {
                between(duty, closed);
            }
        }
        for (Duty duty : scene.rule().duties()) {
            duty.copyTo().ifPresent(to -> copy(duty, to, holders));
        }
        copyByAgreement();
    }

    /** A copy that a coordination regulation wants is sent, and owed to nobody. */
    private void copyByAgreement() {
        Set<String> roles =
                scene.rules()
                        .overlays()
                        .copyRoles(
                                scene.rule().type().value(),
                                LegalClock.day(context.acceptedAt()),
                                () -> member(sender),
                                () -> context.recipients().stream().map(this::member).toList());
        for (String role : roles) {
            for (AgencyId agency : context.competent().apply(role)) {
                if (!reached(agency)) {
                    copies.add(agency);
                }
            }
        }
    }

    private Overlay.Party member(AgencyId agency) {
        return new Overlay.Party(
                context.kindOf().apply(agency), context.territoryOf().apply(agency));
    }

    private boolean reached(AgencyId agency) {
        return context.recipients().contains(agency)
                || agency.equals(sender)
                || copies.contains(agency);
    }

    List<Obligation> opened() {
        return List.copyOf(opened);
    }

    List<AgencyId> copies() {
        return List.copyOf(copies);
    }

    private void between(Duty duty, Closer closed) {
        if (duty.party() == Duty.Between.SENDER_TO_ITSELF) {
            add(duty, sender, sender, closed);
            return;
        }
        for (AgencyId recipient : context.recipients()) {
            switch (duty.party()) {
                case RECIPIENT_TO_SENDER -> add(duty, recipient, sender, closed);
                case RECIPIENT_TO_OPENER -> add(duty, recipient, scene.before().opener(), closed);
                default -> add(duty, sender, recipient, closed);
            }
        }
    }

    private void add(Duty duty, AgencyId party, AgencyId owedTo, Closer closed) {
        if (!duty.single() || !owed(duty, party, owedTo, closed)) {
            add(duty, party, owedTo, item -> duty.atOnce() && closed.fulfilled(duty.owes(), item));
        }
    }

    /** Whether it is owed already, once the message has closed what it closes. */
    private boolean owed(Duty duty, AgencyId party, AgencyId owedTo, Closer closed) {
        Map<UUID, Obligation> now = new LinkedHashMap<>();
        Stream.of(scene.before().obligations(), closed.changed(), opened)
                .flatMap(List::stream)
                .forEach(one -> now.put(one.id(), one));
        return now.values().stream()
                .filter(Obligation::outstanding)
                .anyMatch(
                        one ->
                                one.owes().equals(duty.owes())
                                        && one.party().equals(party)
                                        && one.owedTo().equals(owedTo));
    }

    private void copy(Duty duty, String routing, Set<AgencyId> holders) {
        List<AgencyId> to =
                routing.equals(Duty.MEASURE_RECIPIENTS)
                        ? scene.before().measureRecipients(scene.moved(), holders)
                        : context.competent().apply(routing);
        for (AgencyId agency : to) {
            if (!reached(agency) && duty.when().map(scene::holds).orElse(true)) {
                copies.add(agency);
                add(duty, sender, agency, item -> false);
            }
        }
    }

    /**
     * @param told whether the message has fulfilled an open duty of this kind, about this item
     */
    private void add(Duty duty, AgencyId party, AgencyId owedTo, Predicate<Optional<String>> told) {
        if (!duty.only().isEmpty() && !duty.only().contains(context.kindOf().apply(party))) {
            return;
        }
        Duty inForce =
                duty.instead().filter(other -> scene.holds(other.condition())).isPresent()
                        ? duty.underTheOtherLimit().orElse(duty)
                        : duty;
        JsonNode body = scene.envelope().body();
        if (duty.recall().items().isPresent()) {
            Set<String> had = new HashSet<>();
            for (String item : memory.all(duty.recall().items().get())) {
                Optional<String> name = Optional.of(item);
                if (fresh(duty, item, had) && !told.test(name)) {
                    JsonNode start = at(duty.startField(), body, List.of());
                    opened.add(open(inForce, party, owedTo, start, name));
                }
            }
            return;
        }
        if (duty.item().isEmpty()) {
            if (!told.test(Optional.empty())) {
                JsonNode start = at(duty.startField(), body, List.of());
                opened.add(open(inForce, party, owedTo, start, Optional.empty()));
            }
            return;
        }
        Set<String> had = new HashSet<>();
        BodyPath path = duty.item().get();
        for (List<Integer> index : path.indexes(body)) {
            JsonNode name = path.at(body, index).value();
            JsonNode start = at(duty.startField(), body, index);
            Optional<String> item = Optional.of(name.asString(""));
            if (!name.isMissingNode()
                    && begins(duty, start)
                    && fresh(duty, item.get(), had)
                    && !told.test(item)) {
                opened.add(open(inForce, party, owedTo, start, item));
            }
        }
    }

    /** An item of which nothing remembered says that it has no such duty, and only once. */
    private boolean fresh(Duty duty, String item, Set<String> had) {
        return duty.recall().nothing()
                || duty.recall().unless().stream().noneMatch(name -> memory.has(name, item))
                        && had.add(Memory.plain(item));
    }

    /** An item that does not tell the start of its duty has no such duty. */
    private static boolean begins(Duty duty, JsonNode start) {
        return duty.startField().isEmpty()
                || duty.start().waitsForReceipt()
                || !start.isMissingNode();
    }

    private static JsonNode at(Optional<BodyPath> field, JsonNode body, List<Integer> index) {
        return field.map(path -> path.at(body, index).value()).orElseGet(MissingNode::getInstance);
    }

    private Obligation open(
            Duty duty, AgencyId party, AgencyId owedTo, JsonNode start, Optional<String> item) {
        return clock.opened(duty, scene, new DutyClock.Terms(party, owedTo, start, item));
    }
}

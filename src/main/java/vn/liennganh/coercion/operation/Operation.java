package vn.liennganh.coercion.operation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import vn.liennganh.desk.Heard;
import vn.liennganh.desk.Matter;
import vn.liennganh.message.AgencyId;

/**
 * One operation: what its messages say, in the order of acceptance. All else follows from them.
 *
 * @param key its part is the exchange
 */
public record Operation(Matter key, List<Fact> facts) {

    /** Most facts of one type that are kept: the earliest of the rest are in the messages only. */
    private static final int OF_A_TYPE_MAX = 50;

    public Operation {
        facts = List.copyOf(facts);
    }

    public static Operation empty(Matter key) {
        return new Operation(key, List.of());
    }

    /** The operation after a message. */
    public Operation after(Heard heard) {
        Fact fact = Facts.of(heard);
        List<Fact> now = new ArrayList<>(facts);
        List<Fact> alike = facts.stream().filter(one -> one.is(fact.type())).toList();
        if (alike.size() >= OF_A_TYPE_MAX) {
            now.remove(alike.get(0));
        }
        now.add(fact);
        return new Operation(key, now);
    }

    /** What somebody knows who got only some of the messages. */
    public Operation seenBy(Set<AgencyId> viewers) {
        return viewers.contains(key.agency())
                ? this
                : new Operation(key, facts.stream().filter(one -> one.seenBy(viewers)).toList());
    }

    public UUID exchange() {
        return UUID.fromString(key.part());
    }

    /** Everybody who sent or got one of its messages. */
    public Set<AgencyId> parties() {
        Set<AgencyId> all = new LinkedHashSet<>();
        for (Fact fact : facts) {
            all.add(fact.from());
            all.addAll(fact.to());
            all.addAll(fact.copies());
        }
        return all;
    }

    public Optional<Fact> last(String... types) {
        for (int i = facts.size() - 1; i >= 0; i--) {
            if (facts.get(i).is(types)) {
                return Optional.of(facts.get(i));
            }
        }
        return Optional.empty();
    }

    public List<Fact> all(String... types) {
        return facts.stream().filter(one -> one.is(types)).toList();
    }

    /** Whether the first was said and nothing of the others since. */
    public boolean stands(String type, String... since) {
        Optional<Fact> said = last(type);
        return said.isPresent() && last(since).map(other -> before(other, said.get())).orElse(true);
    }

    private boolean before(Fact one, Fact other) {
        return facts.indexOf(one) < facts.indexOf(other);
    }

    /** The text in force: the latest consultation or plan, or the request for security. */
    public Optional<Fact> text() {
        return last("consultation", "plan", "security-request");
    }

    /**
     * What the text in force says. The province to which a case was reported has no text: to it the
     * report says when and where, and that has no measure and no number of people.
     */
    public Optional<Terms> terms() {
        return text().or(() -> last("complexity-report")).flatMap(Fact::terms);
    }

    /** The version that is spoken of: of the text in force, else of the report; 1 without both. */
    public int version() {
        return text().or(() -> last("complexity-report")).map(Fact::version).orElse(1);
    }

    /** Whether it is about security only, without consultation and plan. */
    public boolean securityOnly() {
        return last("consultation").isEmpty() && last("security-request").isPresent();
    }

    public List<Consent> consents() {
        return Consents.of(this);
    }

    /** The consent that is to be asked for again, the first where there are several. */
    public Optional<Consent> reopened() {
        return consents().stream()
                .filter(one -> one.status() == Consent.Status.REOPENED)
                .findFirst();
    }

    /** Whether the text in force has a consent; silence is none. */
    public boolean consented() {
        return consents().stream().anyMatch(one -> one.status().given());
    }

    /** How many people it asks for; empty where nothing that is known here says how many. */
    public Optional<Integer> asked() {
        return terms().flatMap(Terms::people);
    }

    /**
     * The forces of one of the police, as far as its consent stands; its plan of protection for the
     * text in force says it more exactly, and also where the committee has directed it.
     */
    public Optional<Commitment> committed(AgencyId police) {
        boolean given =
                consents().stream()
                        .filter(one -> one.agency().equals(police))
                        .anyMatch(one -> one.status().given());
        Optional<Commitment> replied =
                given
                        ? latest(police, "consultation-reply", "provincial-reply")
                                .flatMap(Fact::commitment)
                        : Optional.empty();
        Optional<Commitment> drawn =
                latest(police, "protection-plan").filter(this::inForce).flatMap(Fact::commitment);
        return drawn.map(plan -> replied.map(one -> one.detailed(plan)).orElse(plan))
                .or(() -> replied);
    }

    /** Whether a plan of protection is about the text in force, and not taken back. */
    private boolean inForce(Fact drawn) {
        return text().filter(one -> before(one, drawn)).isPresent()
                && latest(drawn.from(), "unable-to-deploy")
                        .map(one -> before(one, drawn))
                        .orElse(true);
    }

    private Optional<Fact> latest(AgencyId from, String... types) {
        return all(types).stream()
                .filter(one -> one.from().equals(from))
                .reduce((earlier, later) -> later);
    }

    /** The people whom all police together have committed. */
    public int committed() {
        int sum = 0;
        for (AgencyId police : police()) {
            sum += committed(police).map(Commitment::people).orElse(0);
        }
        return sum;
    }

    /** Who was asked for forces, or has spoken of them. */
    public Set<AgencyId> police() {
        Set<AgencyId> all = new LinkedHashSet<>();
        for (Fact fact : facts) {
            switch (fact.type()) {
                case "consultation", "protection-request" -> all.addAll(fact.to());
                case "security-request" -> all.addAll(fact.to());
                case "provincial-reply",
                        "consultation-reply",
                        "protection-plan",
                        "unable-to-deploy" ->
                        all.add(fact.from());
                case "complexity-report" -> {
                    all.add(fact.from());
                    fact.to().stream().filter(one -> !one.equals(key.agency())).forEach(all::add);
                }
                default -> {
                    // Names no forces.
                }
            }
        }
        return all;
    }

    /** Proposals of a time that nobody has answered. */
    public List<Fact> openProposals() {
        List<Fact> open = new ArrayList<>();
        for (Fact fact : facts) {
            if (fact.is("time-proposal")) {
                open.removeIf(one -> one.from().equals(fact.from()));
                open.add(fact);
            } else if (fact.is("time-answer")) {
                Set<AgencyId> answered = new HashSet<>(fact.to());
                open.removeIf(one -> answered.contains(one.from()));
            } else if (fact.text()) {
                open.clear();
            }
        }
        return open;
    }

    /**
     * A time on which somebody agreed, and that no text says yet. Of a proposal that names several
     * the answer says which; one that nobody proposed is agreed on by nobody.
     */
    public Optional<Instant> agreedTime() {
        Map<AgencyId, Fact> proposed = new HashMap<>();
        Optional<Instant> agreed = Optional.empty();
        for (Fact fact : facts) {
            if (fact.is("time-proposal")) {
                proposed.put(fact.from(), fact);
            } else if (fact.is("time-answer") && fact.word().equals("agree")) {
                Optional<Instant> chosen =
                        fact.to().stream()
                                .filter(proposed::containsKey)
                                .flatMap(one -> chosen(proposed.get(one), fact).stream())
                                .findFirst();
                agreed = chosen.isPresent() ? chosen : agreed;
            } else if (fact.text()) {
                agreed = Optional.empty();
            }
        }
        return agreed;
    }

    private static Optional<Instant> chosen(Fact proposal, Fact answer) {
        return answer.when().isPresent()
                ? answer.when().filter(proposal.times()::contains)
                : proposal.when();
    }

    /** Whether the commune has called the case complex, so that the province answers. */
    public boolean complex() {
        return last("complexity-report").isPresent();
    }

    public boolean postponed() {
        return stands("postponement", "consultation", "plan");
    }

    public boolean cancelled() {
        return last("cancellation").isPresent()
                || last("direction").filter(one -> one.word().equals("cancel")).isPresent();
    }

    /** Whether it has taken place or never will. */
    public boolean over() {
        return cancelled()
                || last("result-report").isPresent()
                || last("pause-decision").filter(one -> one.word().equals("stop")).isPresent();
    }

    /** Whether police cannot come, and nobody has found a way since. */
    public boolean unable() {
        return stands(
                "unable-to-deploy",
                "consultation",
                "consultation-reply",
                "provincial-reply",
                "direction",
                "protection-plan");
    }

    /** A pause was asked for and nobody has decided about it. */
    public boolean pauseAsked() {
        return stands("pause-request", "pause-decision", "result-report");
    }
}

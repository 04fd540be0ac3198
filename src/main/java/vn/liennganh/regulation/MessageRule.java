package vn.liennganh.regulation;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.Envelope;
import vn.liennganh.message.MessageType;
import vn.liennganh.regulation.across.Tell;
import vn.liennganh.regulation.across.Telling;
import vn.liennganh.regulation.body.Demands;
import vn.liennganh.regulation.rule.Condition;
import vn.liennganh.regulation.rule.Flow;
import vn.liennganh.regulation.rule.Guard;

/**
 * What the law and the office's policy say about one type of message.
 *
 * @param codes of the catalogue of procedures; none where it has none
 * @param opens true where it may open an exchange
 * @param states the states from which it may be sent; {@link #NEW} for a recipient without one
 * @param from kinds of agencies that may send it; empty for every kind
 * @param to kinds of agencies that may receive it; empty for every kind
 * @param discreet takes exactly one agency, or one group where {@code groups} allows it
 * @param groups the groups that may be addressed; {@code *} for any
 * @param caseNumber true where the message must name its case
 * @param businessKey JSON pointers into the message whose values may occur once; empty where it has
 *     none
 * @param copies routing rules of who gets the same bytes, for the catalogue
 * @param answers the types whose duties it fulfils
 * @param supervises true where a supervisor who got a copy may see the whole exchange
 * @param demands what the body must meet beside its schema
 * @param timeWindow how old {@code time} may be when the message arrives
 */
public record MessageRule(
        MessageType type,
        int edition,
        List<String> codes,
        Bilingual title,
        boolean opens,
        Set<String> states,
        Set<String> from,
        Set<String> to,
        boolean discreet,
        Set<String> groups,
        Signers signers,
        boolean caseNumber,
        List<String> businessKey,
        List<String> copies,
        List<Duty> duties,
        Set<String> answers,
        boolean supervises,
        List<Citation> citations,
        String secrecy,
        Demands demands,
        Duration timeWindow,
        Flow flow) {

    /** The state of a recipient to whom nothing of the exchange was sent yet. */
    public static final String NEW = "new";

    /** Any kind of agency, any capacity, any group. */
    public static final String ANY = "*";

    /**
     * Whose signatures a type needs beside the seal, which it always needs.
     *
     * @param officials by kind of sender the capacities of which one must sign, {@code *} for any
     *     official; a kind that is absent needs its seal alone
     */
    public record Signers(Map<String, Set<String>> officials) {

        public Signers {
            officials = Map.copyOf(officials);
        }

        public boolean demandsOfficial(String senderKind) {
            return officials.containsKey(senderKind);
        }

        /** True where some kind of sender needs an official. */
        public boolean demandsOfficial() {
            return !officials.isEmpty();
        }

        /** The capacities of which one must sign; empty where the seal suffices. */
        public Set<String> capacities(String senderKind) {
            return officials.getOrDefault(senderKind, Set.of());
        }
    }

    public MessageRule {
        codes = List.copyOf(codes);
        states = Set.copyOf(states);
        from = Set.copyOf(from);
        to = Set.copyOf(to);
        groups = Set.copyOf(groups);
        businessKey = List.copyOf(businessKey);
        copies = List.copyOf(copies);
        duties = List.copyOf(duties);
        answers = Set.copyOf(answers);
        citations = List.copyOf(citations);
    }

    /** True where what it may do hangs on the facts of other exchanges. */
    public boolean asksOthers() {
        return flow.guards().stream()
                        .anyMatch(
                                one ->
                                        one.ask() instanceof Guard.SumWithin
                                                || one.ask() instanceof Guard.NoneElsewhere)
                || flow.tells().stream().anyMatch(one -> one.change() == Tell.Change.LOWERS)
                || flow.moves().stream().anyMatch(one -> asks(one.when()))
                || asks(flow.closes())
                || asks(flow.closesAll())
                || duties.stream().anyMatch(one -> asks(one.when()));
    }

    private static boolean asks(Optional<Condition> condition) {
        return condition.filter(Condition::ofOthers).isPresent();
    }

    /**
     * What must be read of other exchanges before it is judged, as hashes; nothing for most types.
     *
     * @param before its exchange, empty where it opens one
     * @param predecessors as {@link StepContext} has them
     */
    public Set<String> asks(
            Envelope envelope,
            Optional<ExchangeState> before,
            Function<AgencyId, Set<AgencyId>> predecessors) {
        return asksOthers()
                ? Telling.keys(
                        flow,
                        envelope,
                        StepContext.line(
                                before.map(ExchangeState::opener).orElse(envelope.from()),
                                predecessors),
                        before.map(ExchangeState::facts).orElse(List.of()))
                : Set.of();
    }

    /** Its name among all editions. */
    public String key() {
        return type.value() + "/" + edition;
    }

    /** The same, fulfilling duties of these types. */
    public MessageRule answering(Set<String> types) {
        return with(duties, types);
    }

    /** The rule with its duties as they arise on a day. */
    MessageRule asOf(LocalDate day) {
        return with(duties.stream().map(duty -> duty.asOf(day)).toList(), answers);
    }

    private MessageRule with(List<Duty> dutiesThen, Set<String> types) {
        return new MessageRule(
                type,
                edition,
                codes,
                title,
                opens,
                states,
                from,
                to,
                discreet,
                groups,
                signers,
                caseNumber,
                businessKey,
                copies,
                dutiesThen,
                types,
                supervises,
                citations,
                secrecy,
                demands,
                timeWindow,
                flow);
    }
}

package vn.liennganh.regulation;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import vn.liennganh.message.MessageType;

/**
 * What the law and the office's policy say about one type of message.
 *
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
 * @param timeWindow how old {@code time} may be when the message arrives
 */
public record MessageRule(
        MessageType type,
        int edition,
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
        Duration timeWindow,
        Flow flow) {

    /** The state of a recipient to whom nothing of the exchange was sent yet. */
    public static final String NEW = "new";

    static final String NOT_AFTER_ACCEPTANCE = "not-after-acceptance";
    static final String NAMES_MESSAGE = "names-message";

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

    /** Whose lane a message moves. */
    enum Lane {
        RECIPIENTS,
        SENDER,
        NONE
    }

    /**
     * A move of a lane.
     *
     * @param from states in which it applies
     * @param field path into the body whose value chooses among {@code byValue}; empty where {@code
     *     to} is fixed
     * @param to the new state; empty where the state stays
     * @param needs owes of a duty of the sender that must be open for the move; empty where none
     *     must
     */
    record Move(
            Set<String> from,
            List<String> field,
            Map<String, String> byValue,
            Optional<String> to,
            Optional<String> needs) {}

    /**
     * A declared fact about a body field.
     *
     * @param kind {@code not-after-acceptance}, or {@code names-message} of one of {@code types}
     */
    record Guard(List<String> field, String kind, Set<MessageType> types) {

        /** What the hub's clock and the sender's may differ by; the same as for {@code time}. */
        private static final long AHEAD_SECONDS_MAX = 300;

        /** The sentence about what is wrong; empty where the field is absent or as it should be. */
        Optional<String> broken(JsonNode body, ExchangeState exchange, Instant acceptedAt) {
            JsonNode value = DutyClock.at(body, field);
            if (value.isMissingNode()) {
                return Optional.empty();
            }
            if (kind.equals(NOT_AFTER_ACCEPTANCE)) {
                Instant latest = acceptedAt.plusSeconds(AHEAD_SECONDS_MAX);
                return DutyClock.instant(value)
                        .filter(at -> at.isAfter(latest))
                        .map(at -> "regulation.step.in-the-future");
            }
            for (MessageFact fact : exchange.messages()) {
                if (types.contains(fact.type()) && fact.id().toString().equals(value.asString())) {
                    return Optional.empty();
                }
            }
            return Optional.of("regulation.step.names-no-message");
        }
    }

    /**
     * How a message moves its exchange.
     *
     * @param closes the condition under which it fulfils duties; absent where it always does
     * @param supersedes owes of open duties in the lane that it takes the place of
     * @param atMostOne kinds of which at most one recipient may be addressed
     */
    record Flow(
            Lane lane,
            List<Move> moves,
            Optional<Duty.Condition> closes,
            Set<String> supersedes,
            Set<String> atMostOne,
            List<Guard> guards) {}

    public MessageRule {
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

    MessageRule answering(Set<String> types) {
        return new MessageRule(
                type,
                edition,
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
                duties,
                types,
                supervises,
                citations,
                secrecy,
                timeWindow,
                flow);
    }
}

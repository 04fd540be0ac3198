package vn.liennganh.partner.scenario;

import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** One thing that happens in a story, and what is expected to follow from it. */
sealed interface Step {

    /** Where it stands in the file. */
    int line();

    Expectation expected();

    /**
     * A message is sent.
     *
     * @param name by which later steps refer to it
     * @param exchange the story's name of the exchange; its first accepted message opens it
     * @param answers the message that this one answers
     * @param relates names of other exchanges that it names
     * @param with values of the body by JSON Pointer, in place of the sample's
     * @param without pointers of what the body does not have
     * @param attach names of invented files
     * @param copies who gets a copy that the sender did not name
     * @param refused the code of the problem that is expected; absent where it is accepted
     */
    record Send(
            int line,
            String type,
            String name,
            String from,
            List<String> to,
            String exchange,
            Optional<String> answers,
            List<String> relates,
            Map<String, JsonNode> with,
            List<String> without,
            List<String> attach,
            List<String> copies,
            Manner manner,
            Optional<String> refused,
            Expectation expected)
            implements Step {}

    /**
     * How a message is brought.
     *
     * @param signed {@code both}, {@code seal} for the seal alone, or {@code broken}
     * @param by another agency that brings and signs what names {@code from} as its sender
     * @param caseNumber {@code story} or {@code own}
     * @param again true if the same bytes are sent once more
     */
    record Manner(String signed, Optional<String> by, String caseNumber, boolean again) {}

    /**
     * Recipients find a message in their inbox and fetch it, acknowledge it, or both.
     *
     * @param of the message's name
     * @param copy true where it reaches them as a copy
     */
    record Receive(
            int line,
            List<String> who,
            String of,
            boolean copy,
            boolean collect,
            boolean acknowledge,
            Expectation expected)
            implements Step {}

    /** Time passes. */
    record Advance(int line, Until until, Expectation expected) implements Step {}

    /** How much of it. */
    sealed interface Until {

        record Passed(Duration span) implements Until {}

        /** The next Monday to Friday at this time of day. */
        record Clock(LocalTime time) implements Until {}

        /** A moment that a message names, such as {@code $plan/time}. */
        record Moment(JsonNode value) implements Until {}

        /**
         * A due instant.
         *
         * @param shift from it; positive is too late
         */
        record Due(String owes, String by, String exchange, Duration shift) implements Until {}
    }

    /** Somebody looks. */
    record Look(int line, Expectation expected) implements Step {}

    /**
     * What is expected.
     *
     * @param exchange of which states and duties are looked at
     * @param states by the actor who sees them
     * @param silences what must be attested of those who did not answer
     * @param notices of the hub, by the actor who gets them
     * @param hiddenFrom to whom the exchange must not exist
     * @param settled true if nobody may owe anything any more
     */
    record Expectation(
            String exchange,
            Map<String, String> states,
            List<Owed> duties,
            List<Silence> silences,
            Map<String, List<String>> notices,
            List<String> hiddenFrom,
            boolean settled) {}

    /**
     * @param limit as the hub explains it in English, such as {@code 3 working days}
     */
    record Owed(
            int line, String by, String owes, Optional<String> status, Optional<String> limit) {}

    /**
     * @param collected whether the silent party had fetched the message
     */
    record Silence(int line, String of, String by, boolean collected) {}
}

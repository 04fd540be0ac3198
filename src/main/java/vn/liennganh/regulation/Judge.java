package vn.liennganh.regulation;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.Envelope;
import vn.liennganh.message.Refusal;
import vn.liennganh.message.Verdict;

/** Judges messages by the rules; holds no state, and may be used by any number of threads. */
public final class Judge {

    private final RuleBook rules;

    public Judge(RuleBook rules) {
        this.rules = rules;
    }

    /** Whether body and case number are as the type wants them: {@code schema-violation}. Before recipients. */
    public Optional<Refusal> content(MessageRule rule, Envelope envelope) {
        throw new UnsupportedOperationException();
    }

    /**
     * Whether this sender may address these recipients under these signatures: {@code sender-not-permitted},
     * {@code recipient-not-permitted}, {@code signer-not-permitted}, in this order. {@link #content} comes before it.
     */
    public Optional<Refusal> parties(MessageRule rule, Parties parties) {
        throw new UnsupportedOperationException();
    }

    /**
     * Whether the message is a step that its exchange allows now, and what it does: {@code
     * exchange-unknown}, {@code step-not-permitted}.
     *
     * @param before the exchange that the message names, empty where there is none
     */
    public Verdict<Ruling> step(
            MessageRule rule, Envelope envelope, StepContext context, Optional<ExchangeState> before) {
        throw new UnsupportedOperationException();
    }

    /** The duties that a recipient's receipt of a message re-dates; idempotent. */
    public List<Obligation> consigned(ExchangeState state, UUID message, AgencyId party, Instant at) {
        throw new UnsupportedOperationException(rules.toString());
    }
}

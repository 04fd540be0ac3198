package vn.liennganh.intake.check;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.liennganh.directory.Agency;
import vn.liennganh.directory.Directory;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.Envelope;
import vn.liennganh.message.Refusal;
import vn.liennganh.message.RefusalCode;
import vn.liennganh.message.Sha256;
import vn.liennganh.message.Verdict;
import vn.liennganh.message.WireTime;
import vn.liennganh.regulation.Judge;
import vn.liennganh.regulation.MessageRule;
import vn.liennganh.regulation.Parties;
import vn.liennganh.regulation.RuleBook;

/** Holds a message against the rules in force on its day, as far as no stored state is needed. */
public final class Assessment {

    private static final Logger LOG = LoggerFactory.getLogger(Assessment.class);

    private final AgencyId hub;
    private final Directory directory;
    private final RuleBook rules;
    private final Judge judge;
    private final Window window;

    /**
     * How far a message's {@code time} may lie from the hub's clock.
     *
     * @param futureMax ahead of it, at most
     * @param ageMax behind it, at most, where the rule of the type does not say
     */
    public record Window(Duration futureMax, Duration ageMax) {}

    public Assessment(
            AgencyId hub, Directory directory, RuleBook rules, Judge judge, Window window) {
        this.hub = hub;
        this.directory = directory;
        this.rules = rules;
        this.judge = judge;
        this.window = window;
    }

    /** Whether the hub withholds the agency's channel now. */
    public boolean suspended(AgencyId agency) {
        return directory.suspended(agency);
    }

    /** {@code time-out-of-range} where the message is not of now. */
    public Optional<Refusal> untimely(Envelope envelope, Instant now) {
        Duration ageMax =
                rules.rule(envelope.type(), day(now))
                        .map(MessageRule::timeWindow)
                        .orElse(window.ageMax());
        return untimely(envelope.time().toInstant(), now, ageMax);
    }

    /** The same for what is no message of a type. */
    public Optional<Refusal> untimely(Instant time, Instant now) {
        return untimely(time, now, window.ageMax());
    }

    private Optional<Refusal> untimely(Instant time, Instant now, Duration ageMax) {
        if (time.isAfter(now.plus(window.futureMax()))) {
            return Optional.of(
                    Refusal.at(
                            RefusalCode.TIME_OUT_OF_RANGE,
                            "/time",
                            "intake.time-future",
                            window.futureMax().toMinutes()));
        }
        if (time.isBefore(now.minus(ageMax))) {
            return Optional.of(
                    Refusal.at(
                            RefusalCode.TIME_OUT_OF_RANGE,
                            "/time",
                            "intake.time-past",
                            ageMax.toHours()));
        }
        return Optional.empty();
    }

    /**
     * The checks from {@code type-unknown} to {@code signer-not-permitted}, in the order of the
     * protocol.
     *
     * @param now the hub's time, taken once for the message
     */
    public Verdict<Candidate> judge(
            byte[] cms, Sha256 sha256, Envelope envelope, Signers signers, Instant now) {
        LocalDate today = day(now);
        Optional<MessageRule> rule = rules.rule(envelope.type(), today);
        if (rule.isEmpty()) {
            return Verdict.refused(
                    Refusal.at(RefusalCode.TYPE_UNKNOWN, "/type", "intake.type-unknown"));
        }
        Optional<Refusal> content = judge.content(rule.get(), envelope);
        if (content.isPresent()) {
            return Verdict.refused(content.get());
        }
        Verdict<Addressing> addressing =
                Addressing.resolve(
                        envelope, hub, signers.handlingUnit(envelope.from()), directory, today);
        if (addressing.refusal().isPresent()) {
            return Verdict.refused(addressing.refusal().get());
        }
        Optional<Refusal> parties =
                parties(rule.get(), envelope, addressing.value(), signers, today);
        if (parties.isPresent()) {
            return Verdict.refused(parties.get());
        }
        List<AgencyId> recipients = addressing.value().recipients();
        signers.delegations(envelope.type(), today)
                .forEach(
                        used ->
                                LOG.info(
                                        "signed under delegation message={} delegation={}",
                                        envelope.id(),
                                        used.id()));
        return Verdict.granted(
                new Candidate(
                        cms,
                        sha256,
                        envelope,
                        rule.get(),
                        addressing.value(),
                        signers.handlingUnit(envelope.from()),
                        BusinessKey.of(envelope, recipients, rule.get().businessKey()),
                        now));
    }

    private Optional<Refusal> parties(
            MessageRule rule,
            Envelope envelope,
            Addressing addressing,
            Signers signers,
            LocalDate today) {
        Optional<Agency> sender = directory.agencyOn(envelope.from(), today);
        if (sender.isEmpty()) {
            return Optional.of(
                    Refusal.at(
                            RefusalCode.SENDER_NOT_PERMITTED,
                            "/from",
                            "intake.sender-unregistered"));
        }
        Optional<Refusal> byRule =
                judge.parties(
                        rule,
                        new Parties(
                                envelope,
                                sender.get().kind(),
                                addressing.kinds(),
                                signers.capacities(envelope.type(), today),
                                true));
        // Whoever must not sign is told so only to a sender who may send this to these.
        boolean mayPass =
                byRule.filter(refusal -> refusal.code() != RefusalCode.SIGNER_NOT_PERMITTED)
                        .isEmpty();
        return mayPass
                ? signers.refusal().or(() -> byRule).or(() -> second(rule, envelope, signers))
                : byRule;
    }

    /** Two signatures above the office's threshold are of two persons. */
    private static Optional<Refusal> second(MessageRule rule, Envelope envelope, Signers signers) {
        boolean needed =
                rule.demands()
                        .secondOfficial()
                        .filter(limit -> limit.needed(envelope.body()))
                        .isPresent();
        return needed && signers.persons() < 2
                ? Optional.of(
                        Refusal.of(
                                RefusalCode.SIGNER_NOT_PERMITTED,
                                "regulation.signer.second-official",
                                rule.type()))
                : Optional.empty();
    }

    private static LocalDate day(Instant now) {
        return LocalDate.ofInstant(now, WireTime.ZONE);
    }
}

package vn.liennganh.intake.check;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import vn.liennganh.directory.Delegation;
import vn.liennganh.directory.Official;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.MessageType;
import vn.liennganh.message.Refusal;
import vn.liennganh.message.RefusalCode;

/**
 * Who signed a document beside its sender's seal.
 *
 * @param officials those registered for the sender today
 * @param lent the delegations of the sender under which these officials may act
 * @param strangers whether a signature is by anybody else
 * @param sealedFirst whether the seal claims to be older than an official's signature under it
 */
public record Signers(
        List<Official> officials, List<Delegation> lent, boolean strangers, boolean sealedFirst) {

    public Signers {
        officials = List.copyOf(officials);
        lent = List.copyOf(lent);
    }

    /** In which capacities they sign that type on that day: their own, and those lent to them. */
    public List<String> capacities(MessageType type, LocalDate day) {
        return Stream.concat(
                        officials.stream().map(Official::capacity),
                        delegations(type, day).stream().map(Delegation::capacity))
                .toList();
    }

    /** The delegations that give them, for that type on that day, a capacity none has himself. */
    public List<Delegation> delegations(MessageType type, LocalDate day) {
        return lent.stream()
                .filter(one -> one.covers(type, day))
                .filter(
                        one ->
                                officials.stream()
                                        .noneMatch(it -> it.capacity().equals(one.capacity())))
                .toList();
    }

    /** How many different officials signed; one who signs twice, or in two capacities, is one. */
    public long persons() {
        return officials.stream().map(Official::fingerprint).distinct().count();
    }

    /** The unit that handles the case: that of the official who signed, else the sender itself. */
    public AgencyId handlingUnit(AgencyId sender) {
        return officials.stream().findFirst().map(Official::unit).orElse(sender);
    }

    /** {@code signer-not-permitted} where somebody signed who may not, or in the wrong order. */
    public Optional<Refusal> refusal() {
        if (strangers) {
            return Optional.of(
                    Refusal.of(RefusalCode.SIGNER_NOT_PERMITTED, "intake.signer-stranger"));
        }
        return sealedFirst
                ? Optional.of(Refusal.of(RefusalCode.SIGNER_NOT_PERMITTED, "intake.signer-order"))
                : Optional.empty();
    }
}

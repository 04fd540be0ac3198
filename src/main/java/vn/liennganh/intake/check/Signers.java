package vn.liennganh.intake.check;

import java.util.List;
import java.util.Optional;
import vn.liennganh.directory.Official;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.Refusal;
import vn.liennganh.message.RefusalCode;

/**
 * Who signed a document beside its sender's seal.
 *
 * @param officials those registered for the sender today
 * @param strangers whether a signature is by anybody else
 * @param sealedFirst whether the seal claims to be older than an official's signature under it
 */
public record Signers(List<Official> officials, boolean strangers, boolean sealedFirst) {

    public Signers {
        officials = List.copyOf(officials);
    }

    public List<String> capacities() {
        return officials.stream().map(Official::capacity).toList();
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

package vn.liennganh.console.letter;

import java.util.Optional;
import vn.liennganh.message.AgencyId;
import vn.liennganh.pki.SealKey;

/** Keys that the hub may use for somebody: those of the sandbox's invented agencies, no others. */
public interface SoftKeys {

    /** The key of an official of the agency or division. */
    Optional<SealKey> official(AgencyId agency);

    Optional<SealKey> seal(AgencyId agency);
}

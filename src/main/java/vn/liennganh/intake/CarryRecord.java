package vn.liennganh.intake;

import java.util.Optional;
import java.util.UUID;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.StatementKind;

/**
 * What befell one delivery on its way, to be attested.
 *
 * @param kind a relay kind, or {@code ContentConsignmentFailure}
 * @param reason stable code in kebab-case, for the kinds of failure
 */
public record CarryRecord(
        UUID message, AgencyId party, StatementKind kind, Optional<String> reason) {}

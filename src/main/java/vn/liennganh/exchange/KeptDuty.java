package vn.liennganh.exchange;

import java.util.OptionalLong;
import java.util.UUID;
import vn.liennganh.message.Sha256;

/**
 * A duty as its row says it now, for an auditor.
 *
 * @param digest of its document
 * @param filed whether the columns beside the document say the same
 * @param entry where in the log its last change is attested; empty for one that has not moved since
 *     such entries are made
 */
public record KeptDuty(UUID id, Sha256 digest, boolean filed, OptionalLong entry) {}

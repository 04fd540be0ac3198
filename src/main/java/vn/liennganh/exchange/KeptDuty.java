package vn.liennganh.exchange;

import java.util.OptionalLong;
import java.util.UUID;
import vn.liennganh.message.Sha256;

/**
 * A duty as its row says it now, for an auditor.
 *
 * @param digest of its document
 * @param cause the message that opened it
 * @param filed whether the columns beside the document say the same
 * @param claimed whether one party is said to owe it to another still
 * @param entry where in the log its last change is attested; empty for one that has not moved since
 *     such entries are made
 */
public record KeptDuty(
        UUID id, UUID cause, Sha256 digest, boolean filed, boolean claimed, OptionalLong entry) {}

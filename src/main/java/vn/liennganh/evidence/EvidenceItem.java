package vn.liennganh.evidence;

import java.util.Optional;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.Receipt;
import vn.liennganh.message.StatementKind;

/** One proof about a message; who may see it is decided by its kind and party. */
public record EvidenceItem(StatementKind kind, Optional<AgencyId> party, Receipt receipt) {}

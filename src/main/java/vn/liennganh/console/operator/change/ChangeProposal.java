package vn.liennganh.console.operator.change;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import vn.liennganh.console.access.Person;
import vn.liennganh.console.signin.Member;
import vn.liennganh.directory.change.Warrant;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.Json;
import vn.liennganh.message.Sha256;

/**
 * One operator's word that something should change; another one's makes it so.
 *
 * @param what what should change, and how
 * @param basis digest of the state it was proposed upon: where that is another one meanwhile,
 *     nobody approves it any more
 * @param reason why, in words for people; the log has its digest alone
 */
record ChangeProposal(
        UUID id,
        What what,
        String basis,
        String reason,
        UUID proposer,
        String proposerName,
        Instant proposed,
        Optional<ChangeDecision> decision) {

    /**
     * What should change.
     *
     * @param agency whom it is about
     * @param subject what of it: a fingerprint, the number of a delivery; empty where it is about
     *     the agency itself
     * @param wanted the fields of the form, by name
     */
    record What(ChangeKind kind, AgencyId agency, String subject, Map<String, String> wanted) {

        What {
            wanted = Map.copyOf(wanted);
        }

        static What of(ChangeKind kind, AgencyId agency) {
            return new What(kind, agency, "", Map.of());
        }

        String field(String name) {
            return wanted.getOrDefault(name, "");
        }

        /** What only one open proposal at a time may be about. */
        String target() {
            return kind.ofEntry()
                    ? "entry " + agency
                    : kind.word() + " " + (subject.isEmpty() ? agency.value() : subject);
        }

        /** The same text for the same fields. */
        String json() {
            return Json.MAPPER.writeValueAsString(new TreeMap<>(wanted));
        }
    }

    boolean open() {
        return decision.isEmpty();
    }

    /** Whether it is this person's own, who may have proposed it with another account. */
    boolean by(Person person) {
        return proposer.equals(person.member()) || Member.sameName(proposerName, person.name());
    }

    /** The two words by which it happens. */
    Warrant warrant(UUID approver) {
        return new Warrant(id, digest(), proposer, approver);
    }

    /** Over everything that was proposed, so that the log fixes it without saying it. */
    private Sha256 digest() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("id", id.toString());
        fields.put("kind", what.kind().word());
        fields.put("agency", what.agency().value());
        fields.put("subject", what.subject());
        fields.put("wanted", what.json());
        fields.put("basis", basis);
        fields.put("reason", reason);
        fields.put("proposer", proposer.toString());
        fields.put("proposed", proposed.toString());
        return Sha256.of(Json.MAPPER.writeValueAsBytes(fields));
    }
}

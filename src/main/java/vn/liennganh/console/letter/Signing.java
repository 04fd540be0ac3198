package vn.liennganh.console.letter;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import vn.liennganh.console.access.Person;
import vn.liennganh.console.access.Role;
import vn.liennganh.directory.Directory;
import vn.liennganh.intake.Intake;
import vn.liennganh.intake.MessageArchive;
import vn.liennganh.intake.Outcome;
import vn.liennganh.message.FieldError;
import vn.liennganh.message.Refusal;
import vn.liennganh.message.RefusalCode;
import vn.liennganh.message.Sha256;
import vn.liennganh.message.Text;
import vn.liennganh.pki.Checked;
import vn.liennganh.pki.CmsDocument;
import vn.liennganh.pki.CmsReader;
import vn.liennganh.pki.CmsSigner;
import vn.liennganh.pki.SealKey;
import vn.liennganh.pki.SignatureVerifier;

/**
 * The two signatures of a letter and its way to the door: the official first, then the seal (Decree
 * 30/2020/ND-CP). A signature is made where the key is, and brought here as a signed file; only in
 * the sandbox does the hub hold keys of agencies. Whether it counts, the door decides.
 */
@Service
public class Signing {

    private final Drafts drafts;
    private final Intake intake;
    private final Directory directory;
    private final SignatureVerifier verifier;
    private final ObjectProvider<SoftKeys> softKeys;
    private final MessageArchive archive;
    private final List<BeforeSigning> conditions;

    Signing(
            Drafts drafts,
            Intake intake,
            Directory directory,
            SignatureVerifier verifier,
            ObjectProvider<SoftKeys> softKeys,
            MessageArchive archive,
            List<BeforeSigning> conditions) {
        this.drafts = drafts;
        this.intake = intake;
        this.directory = directory;
        this.verifier = verifier;
        this.softKeys = softKeys;
        this.archive = archive;
        this.conditions = List.copyOf(conditions);
    }

    /** What came of a signature: the draft as it is now, and the refusal where there was one. */
    public record Signed(Draft draft, Optional<Refusal> refusal) {

        static Signed good(Draft draft) {
            return new Signed(draft, Optional.empty());
        }
    }

    /** Whether this person may add the signature that the draft waits for. */
    public boolean turnOf(Draft draft, Person person) {
        return draft.state() == Draft.State.OFFICIAL && person.is(Role.OFFICIAL)
                || (draft.state() == Draft.State.SEAL || draft.state() == Draft.State.SENDING)
                        && person.is(Role.CLERK);
    }

    /** Whether the hub holds the key that the draft waits for. */
    public boolean soft(Draft draft, Person person) {
        return key(draft, person).isPresent();
    }

    /** Signs with a key that the hub holds. */
    public Signed sign(Draft draft, Person person) {
        return key(draft, person)
                .map(key -> add(draft, person, signed(draft, key)))
                .orElseGet(() -> wrong(draft, "letter.no-key"));
    }

    private Optional<SealKey> key(Draft draft, Person person) {
        SoftKeys keys = softKeys.getIfAvailable();
        if (keys == null || !draft.waits()) {
            return Optional.empty();
        }
        return draft.state() == Draft.State.OFFICIAL
                ? keys.official(person.agency())
                : keys.seal(draft.agency());
    }

    private static byte[] signed(Draft draft, SealKey key) {
        return draft.cms()
                .map(key::addSigner)
                .orElseGet(() -> key.sign(draft.content().orElseThrow()));
    }

    /** Takes a signed file: the very content of the draft under the signature it waits for. */
    public Signed add(Draft draft, Person person, byte[] cms) {
        Optional<String> awaited =
                conditions.stream().flatMap(one -> one.awaits(draft, person).stream()).findFirst();
        if (awaited.isPresent()) {
            return wrong(draft, awaited.get());
        }
        Checked<CmsDocument> read = new CmsReader().read(cms);
        if (read.fault().isPresent()) {
            return wrong(draft, "letter.not-cms");
        }
        CmsDocument document = read.orThrow();
        if (!Arrays.equals(document.content(), draft.content().orElseThrow())) {
            return wrong(draft, "letter.other-content");
        }
        Checked<List<CmsSigner>> signers = verifier.verify(document);
        if (signers.fault().isPresent()) {
            return wrong(draft, "letter.bad-signature");
        }
        return draft.state() == Draft.State.OFFICIAL
                ? byOfficial(draft, person, cms, signers.orThrow())
                : send(draft, person, cms);
    }

    private Signed byOfficial(Draft draft, Person person, byte[] cms, List<CmsSigner> signers) {
        Optional<String> official =
                signers.stream()
                        .map(one -> one.certificate().fingerprint())
                        .filter(
                                one ->
                                        directory
                                                .official(one)
                                                .filter(it -> it.agency().equals(draft.agency()))
                                                .isPresent())
                        .findFirst();
        return official.map(one -> Signed.good(drafts.signed(draft, person, cms, one)))
                .orElseGet(() -> wrong(draft, "letter.no-official"));
    }

    /** Kept before it is handed in: after a crash the same bytes go to the door, never others. */
    private Signed send(Draft draft, Person person, byte[] cms) {
        return hand(drafts.handing(draft, person, cms), person);
    }

    /** Hands the same bytes in again, where the door's answer was lost or nothing was accepted. */
    public Signed again(Draft draft, Person person) {
        return hand(draft, person);
    }

    private Signed hand(Draft draft, Person person) {
        byte[] cms = draft.paper().sealed().orElseThrow();
        if (accepted(draft, cms)) {
            return Signed.good(drafts.sent(draft, person));
        }
        Outcome outcome =
                draft.kind() == Draft.Kind.ACKNOWLEDGEMENT
                        ? intake.acknowledge(cms, person.channel())
                        : intake.submit(cms, person.channel());
        if (outcome instanceof Outcome.Refused refused) {
            Refusal refusal = refused.refusal();
            String at =
                    refusal.errors().stream()
                            .map(FieldError::pointer)
                            .collect(Collectors.joining(" "));
            Draft.Refused problem = new Draft.Refused(refusal.code().slug(), at);
            return new Signed(
                    drafts.refused(draft, person, problem, refusal.code().retryable()),
                    Optional.of(refusal));
        }
        return Signed.good(drafts.sent(draft, person));
    }

    /** Asked first: handed in late it would be refused as too old though the hub has it. */
    private boolean accepted(Draft draft, byte[] cms) {
        return draft.kind() == Draft.Kind.MESSAGE
                && draft.message()
                        .flatMap(archive::find)
                        .filter(one -> one.sha256().equals(Sha256.of(cms)))
                        .isPresent();
    }

    private static Signed wrong(Draft draft, String key) {
        return new Signed(
                draft,
                Optional.of(new Refusal(RefusalCode.SIGNATURE_INVALID, Text.of(key), List.of())));
    }
}

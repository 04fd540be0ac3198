package vn.liennganh.partner.signing;

import java.security.ProviderException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import vn.liennganh.message.WireTime;
import vn.liennganh.pki.AlgorithmPolicy;
import vn.liennganh.pki.Checked;
import vn.liennganh.pki.CmsDocument;
import vn.liennganh.pki.CmsReader;
import vn.liennganh.pki.CmsSigner;
import vn.liennganh.pki.SignatureVerifier;

/**
 * Signs, one request after the other, what its person agrees to: content anew, or with one more
 * parallel signature what somebody signed already, once that signature was found to hold.
 */
final class SigningDesk {

    private final Map<Capacity, HeldKey> keys;
    private final Person person;
    private final Clock clock;
    private final CmsReader reader = new CmsReader();
    private final SignatureVerifier verifier = new SignatureVerifier(AlgorithmPolicy.widest());
    private final Semaphore turn = new Semaphore(1);

    SigningDesk(Map<Capacity, HeldKey> keys, Person person, Clock clock) {
        this.keys = Map.copyOf(keys);
        this.person = person;
        this.clock = clock;
    }

    /** The key for that, where there is one. */
    Optional<HeldKey> key(Capacity capacity) {
        return Optional.ofNullable(keys.get(capacity));
    }

    /** The content under its first signature. */
    byte[] sign(byte[] content, Capacity capacity, String origin) {
        HeldKey key = usable(capacity);
        Question question = new Question(origin, capacity, key, paper(content), List.of());
        return agreed(question, () -> key.key().sign(content));
    }

    /** The same file with one signature more. */
    byte[] addTo(byte[] cms, Capacity capacity, String origin) {
        HeldKey key = usable(capacity);
        Checked<CmsDocument> read = reader.read(cms);
        if (read.fault().isPresent()) {
            throw new AgentRefusal(AgentCode.NOT_A_MESSAGE);
        }
        CmsDocument document = read.orThrow();
        Checked<List<CmsSigner>> verified = verifier.verify(document);
        if (verified.fault().isPresent()) {
            throw new AgentRefusal(AgentCode.SIGNATURE_INVALID);
        }
        List<CmsSigner> signers = verified.orThrow();
        for (CmsSigner signer : signers) {
            inOrder(signer, key);
        }
        Question question = new Question(origin, capacity, key, paper(document.content()), signers);
        return agreed(question, () -> key.key().addSigner(cms));
    }

    /** The order of signatures is read from their times: a clock that is behind would turn it. */
    private void inOrder(CmsSigner signer, HeldKey key) {
        if (signer.certificate().fingerprint().equals(key.fingerprint())) {
            throw new AgentRefusal(AgentCode.ALREADY_SIGNED, key.holder());
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        if (now.isBefore(signer.signingTime())) {
            throw new AgentRefusal(
                    AgentCode.CLOCK_BEHIND,
                    now.atZone(WireTime.ZONE).toLocalDateTime(),
                    signer.signingTime().atZone(WireTime.ZONE).toLocalDateTime());
        }
    }

    private HeldKey usable(Capacity capacity) {
        HeldKey key =
                key(capacity)
                        .orElseThrow(() -> new AgentRefusal(AgentCode.KEY_ABSENT, capacity.word()));
        if (!key.valid(clock.instant())) {
            throw new AgentRefusal(AgentCode.CERTIFICATE_OVER, key.holder());
        }
        return key;
    }

    private static Paper paper(byte[] content) {
        return Paper.of(content).orElseThrow(() -> new AgentRefusal(AgentCode.NOT_A_MESSAGE));
    }

    private byte[] agreed(Question question, Signature signature) {
        if (!turn.tryAcquire()) {
            throw new AgentRefusal(AgentCode.BUSY);
        }
        try {
            if (!person.agrees(question)) {
                throw new AgentRefusal(AgentCode.DECLINED);
            }
            return signature.make();
        } catch (IllegalStateException | ProviderException failed) {
            throw new AgentRefusal(AgentCode.KEY_FAILED);
        } finally {
            turn.release();
        }
    }

    /** The work of a key. */
    private interface Signature {
        byte[] make();
    }
}

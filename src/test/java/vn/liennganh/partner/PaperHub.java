package vn.liennganh.partner;

import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import vn.liennganh.merkle.Checkpoint;
import vn.liennganh.merkle.NoteKeyLine;
import vn.liennganh.merkle.ProofBuilder;
import vn.liennganh.merkle.SignedNote;
import vn.liennganh.merkle.TreeGrowth;
import vn.liennganh.merkle.TreeHash;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.Envelope;
import vn.liennganh.message.Receipt;
import vn.liennganh.message.Sha256;
import vn.liennganh.message.Statement;
import vn.liennganh.message.StatementKind;
import vn.liennganh.partner.client.Trust;
import vn.liennganh.pki.KeyPairs;
import vn.liennganh.pki.NoteKey;
import vn.liennganh.pki.SealKey;
import vn.liennganh.pki.authority.CertificateAuthority;
import vn.liennganh.pki.authority.CertificateOrder;
import vn.liennganh.pki.authority.CertificateOrder.Subject;
import vn.liennganh.pki.authority.CertificateOrder.Use;
import vn.liennganh.pki.authority.CertificateOrder.Validity;
import vn.liennganh.pki.stamp.TimestampAuthority;

/** What a hub would sign, without a hub: an authority, seals, and a log of statements. */
public final class PaperHub {

    public static final String ID = "X99.00.000";
    public static final String ORIGIN = "paper.liennganh.invalid/log";

    /** One of sixty-four is like this, and is looked for once. */
    private static final NoteKey ENDING_IN_PLUS = endingInPlus();

    private final Clock clock = Clock.systemUTC();
    private final NoteKey noteKey;
    private final CertificateAuthority authority =
            CertificateAuthority.root(
                    Subject.of("Paper CA", "Paper"), KeyPairs.newP256(), validity(), clock);
    private final SealKey seal = newSeal(ID);
    private final List<byte[]> entries = new ArrayList<>();

    public PaperHub() {
        this(ENDING_IN_PLUS);
    }

    private PaperHub(NoteKey noteKey) {
        this.noteKey = noteKey;
    }

    /** Another hub with the same names, whose keys are all others. */
    public static PaperHub stranger() {
        return new PaperHub(NoteKey.generate());
    }

    public X509Certificate authorityCertificate() {
        return authority.certificate();
    }

    public SealKey newSeal(String agency) {
        KeyPair keys = KeyPairs.newP256();
        X509Certificate certificate =
                authority.issue(
                        CertificateOrder.of(
                                Subject.of(agency, "Paper"),
                                Use.SEAL,
                                keys.getPublic(),
                                validity()));
        return new SealKey(certificate, keys.getPrivate(), List.of(), clock);
    }

    /** Somebody who stamps the time, certified by the same authority. */
    public TimestampAuthority newTimestamps(Use use) {
        KeyPair keys = KeyPairs.newP256();
        X509Certificate certificate =
                authority.issue(
                        CertificateOrder.of(
                                Subject.of("Paper time-stamps", "Paper"),
                                use,
                                keys.getPublic(),
                                validity()));
        return new TimestampAuthority(certificate, keys.getPrivate(), clock);
    }

    /** A key whose line ends with the very sign that separates its fields. */
    private static NoteKey endingInPlus() {
        NoteKey key = NoteKey.generate();
        while (!new NoteKeyLine(ORIGIN, key.publicKey()).line().endsWith("+")) {
            key = NoteKey.generate();
        }
        return key;
    }

    public NoteKeyLine logKey() {
        return new NoteKeyLine(ORIGIN, noteKey.publicKey());
    }

    public Trust trust() {
        return new Trust(List.of(authorityCertificate()), Optional.of(logKey()), clock);
    }

    /** Appends statements that nobody asks for, so that the tree has that many entries. */
    public void growTo(int size) {
        while (entries.size() < size) {
            entries.add(TreeHash.entry(("filler " + entries.size()).getBytes()));
        }
    }

    public Receipt accept(byte[] cms, Envelope envelope) {
        return accept(cms, envelope, seal, 0);
    }

    /**
     * A receipt whose statement is followed by {@code later} others in the tree; sealed by anyone.
     */
    public Receipt accept(byte[] cms, Envelope envelope, SealKey sealer, int later) {
        byte[] statement =
                statement(StatementKind.SUBMISSION_ACCEPTANCE, cms, envelope, Optional.empty());
        return receipt(statement, sealer, later);
    }

    public Receipt handover(byte[] cms, Envelope envelope, AgencyId party) {
        return receipt(
                statement(StatementKind.CONTENT_HANDOVER, cms, envelope, Optional.of(party)),
                seal,
                0);
    }

    private Receipt receipt(byte[] statement, SealKey sealer, int later) {
        int index = entries.size();
        entries.add(TreeHash.entry(statement));
        growTo(entries.size() + later);
        TreeGrowth tree = TreeGrowth.empty();
        entries.forEach(entry -> tree.add(TreeHash.leaf(entry)));
        String text = new Checkpoint(ORIGIN, tree.size(), tree.root()).text();
        String note = SignedNote.sign(text, logKey(), noteKey::sign).format();
        Receipt.LogProof log =
                new Receipt.LogProof(
                        ORIGIN,
                        index,
                        tree.size(),
                        ProofBuilder.inclusion(index, tree.size(), tree),
                        note);
        byte[] sealed = sealer.signDetached(note.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        return new Receipt(statement, log, sealed, Optional.empty());
    }

    private byte[] statement(
            StatementKind kind, byte[] cms, Envelope envelope, Optional<AgencyId> party) {
        return new Statement(
                        kind,
                        UUID.randomUUID(),
                        Base64.getEncoder().encodeToString(new byte[16]),
                        envelope.id(),
                        Sha256.of(cms),
                        envelope.type(),
                        envelope.from(),
                        envelope.to(),
                        List.of(),
                        envelope.exchange(),
                        party,
                        AgencyId.of(ID),
                        OffsetDateTime.now(ZoneOffset.ofHours(7)),
                        List.of(),
                        Optional.empty(),
                        List.of())
                .toBytes();
    }

    private Validity validity() {
        Instant now = clock.instant();
        return new Validity(now.minus(Duration.ofMinutes(5)), now.plus(Duration.ofDays(30)));
    }
}

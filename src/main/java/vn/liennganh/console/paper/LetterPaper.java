package vn.liennganh.console.paper;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import vn.liennganh.console.due.DutyNames;
import vn.liennganh.console.form.BodyView;
import vn.liennganh.directory.Agency;
import vn.liennganh.directory.Directory;
import vn.liennganh.intake.MessageArchive;
import vn.liennganh.intake.StoredMessage;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.Envelope;
import vn.liennganh.message.EnvelopeReader;
import vn.liennganh.message.Texts;
import vn.liennganh.message.WireTime;
import vn.liennganh.message.language.Words;
import vn.liennganh.pki.Certificate;
import vn.liennganh.pki.CmsDocument;
import vn.liennganh.pki.CmsReader;
import vn.liennganh.pki.CmsSigner;
import vn.liennganh.pki.SignatureVerifier;
import vn.liennganh.regulation.RuleBook;

/**
 * Prints a message after Annex I of Decree 30/2020: from its exact bytes, in Vietnamese, with the
 * code by which anybody can check it. The signed file stays the original; this is how it looks.
 */
@Component
public class LetterPaper {

    private static final Words VIETNAMESE = new Words(Texts.VIETNAMESE);
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("HH:mm:ss dd/MM/yyyy");

    private final Paper paper;
    private final MessageArchive archive;
    private final SignatureVerifier signatures;
    private final Directory directory;
    private final RuleBook rules;
    private final DutyNames names;
    private final String publicUrl;

    LetterPaper(
            Paper paper,
            MessageArchive archive,
            SignatureVerifier signatures,
            Directory directory,
            RuleBook rules,
            DutyNames names,
            @Value("${hub.gateway.public-url}") String publicUrl) {
        this.paper = paper;
        this.archive = archive;
        this.signatures = signatures;
        this.directory = directory;
        this.rules = rules;
        this.names = names;
        this.publicUrl = publicUrl;
    }

    /**
     * Who signed.
     *
     * @param capacity as registered; empty for the agency's seal
     */
    public record Signed(String name, String capacity, String at) {}

    /** The pages of an accepted message. Whoever prints it asks first who may read it. */
    public byte[] print(StoredMessage message) {
        CmsDocument document = new CmsReader().read(archive.bytes(message.id())).orThrow();
        Envelope envelope = EnvelopeReader.read(document.content()).value();
        LocalDate day = LocalDate.ofInstant(message.acceptedAt(), WireTime.ZONE);
        LocalDate written = envelope.time().atZoneSameInstant(WireTime.ZONE).toLocalDate();
        Optional<Agency> sender = directory.agency(message.from());
        String code = PaperCode.of(message.sha256()).toString();
        List<BodyView.Line> lines =
                rules.schema(message.type(), day)
                        .map(schema -> BodyView.of(schema, envelope.body(), Texts.VIETNAMESE))
                        .orElse(List.of());
        return paper.print(
                "paper/letter",
                Map.ofEntries(
                        Map.entry("title", names.title(message.type(), VIETNAMESE)),
                        Map.entry(
                                "superior",
                                sender.flatMap(Agency::parent).map(this::name).orElse("")),
                        Map.entry("sender", name(message.from())),
                        Map.entry("number", number(envelope)),
                        Map.entry("caseNumber", envelope.caseNumber().orElse("")),
                        Map.entry("written", written),
                        Map.entry("recipients", names(message.recipients())),
                        Map.entry("copies", names(message.copies())),
                        Map.entry("lines", lines),
                        Map.entry(
                                "attachments",
                                message.attachments().stream().map(one -> one.name()).toList()),
                        Map.entry("signers", signers(document)),
                        Map.entry(
                                "accepted",
                                MOMENT.format(message.acceptedAt().atZone(WireTime.ZONE))),
                        Map.entry("id", message.id().toString()),
                        Map.entry("sha256", message.sha256().hex()),
                        Map.entry("code", code),
                        Map.entry("address", publicUrl + "/v/" + code),
                        Map.entry("qr", Qr.picture(publicUrl + "/v/" + code))),
                Texts.VIETNAMESE);
    }

    private String name(AgencyId id) {
        return names.agency(id, VIETNAMESE);
    }

    private List<String> names(List<AgencyId> agencies) {
        return agencies.stream().map(this::name).toList();
    }

    /**
     * The number of the document itself, empty where it has none: a decision that is only referred
     * to names no signer.
     */
    public static String number(Envelope envelope) {
        JsonNode own = envelope.body().path("number");
        JsonNode decision = envelope.body().path("decision");
        if (own.isString()) {
            return own.asString();
        }
        return decision.has("signerName") ? decision.path("number").asString("") : "";
    }

    private List<Signed> signers(CmsDocument document) {
        List<Signed> all = new ArrayList<>();
        for (CmsSigner signer : signatures.verify(document).orThrow()) {
            if (!signer.additional()) {
                all.add(signed(signer));
            }
        }
        return all;
    }

    private Signed signed(CmsSigner signer) {
        String capacity =
                directory
                        .official(signer.certificate().fingerprint())
                        .map(official -> capacity(official.capacity()))
                        .orElse("");
        return new Signed(subject(signer), capacity, moment(signer.signingTime()));
    }

    /** What nobody has named yet is an official. */
    private static String capacity(String registered) {
        String key = "paper.capacity." + registered;
        String said = VIETNAMESE.say(key);
        return said.equals(key) ? VIETNAMESE.say("paper.capacity") : said;
    }

    private static String subject(CmsSigner signer) {
        X509Certificate certificate = signer.certificate().x509();
        return Certificate.commonName(certificate)
                .orElseGet(() -> certificate.getSubjectX500Principal().getName());
    }

    private static String moment(Instant instant) {
        return MOMENT.format(instant.atZone(WireTime.ZONE));
    }
}

package vn.liennganh.bench;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.security.KeyPair;
import java.security.cert.CertPathValidator;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.jcajce.JcaSignerInfoGeneratorBuilder;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.springframework.context.annotation.Profile;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jms.core.JmsTemplate;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.liennganh.pki.KeyPairs;
import vn.liennganh.pki.Pem;
import vn.liennganh.pki.authority.CertificateAuthority;
import vn.liennganh.pki.authority.CertificateOrder;
import vn.liennganh.pki.authority.CertificateOrder.Subject;
import vn.liennganh.pki.authority.CertificateOrder.Use;
import vn.liennganh.pki.authority.CertificateOrder.Validity;

/**
 * Verify, insert, send, sign: nothing batched, nothing cached but what every library caches itself.
 */
@RestController
@Profile(PlainBaseline.PROFILE) // the hub's own scan in tests must not find it
class PlainEndpoint {

    private static final BouncyCastleProvider BOUNCY_CASTLE = new BouncyCastleProvider();

    /** The envelope's required fields, as the hub requires them. */
    private static final String SCHEMA =
            """
            {"type": "object", "properties": {
               "specVersion": {"const": "1.0"}, "id": {"type": "string", "pattern": "^[0-9a-f-]{36}$"},
               "type": {"type": "string"}, "from": {"type": "string", "maxLength": 35},
               "to": {"type": "array", "minItems": 1, "uniqueItems": true, "items": {"type": "string"}},
               "time": {"type": "string"}, "exchange": {"type": "string"},
               "body": {"type": "object", "properties": {"text": {"type": "string", "maxLength": 100000}}}},
             "required": ["specVersion", "id", "type", "from", "to", "time", "exchange", "body"]}
            """;

    private final JdbcTemplate jdbc;
    private final JmsTemplate jms;
    private final JsonMapper json = JsonMapper.builder().build();
    private final Schema schema;
    private final PKIXParameters path;
    private final boolean elliptic;
    private final KeyPair receiptKey;
    private final X509Certificate receiptCertificate;

    /**
     * @param authority of the senders, in PEM
     * @param algorithm {@code RSA} or {@code EC}: receipts are signed with what senders sign with
     */
    PlainEndpoint(JdbcTemplate jdbc, JmsTemplate jms, String authority, String algorithm) {
        this.jdbc = jdbc;
        this.jms = jms;
        this.schema =
                SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                        .getSchema(SCHEMA, InputFormat.JSON);
        this.elliptic = algorithm.equals("EC");
        this.receiptKey = elliptic ? KeyPairs.newP256() : KeyPairs.newRsa2048();
        this.receiptCertificate = newCertificate();
        try {
            this.path =
                    new PKIXParameters(Set.of(new TrustAnchor(Pem.certificate(authority), null)));
            path.setRevocationEnabled(false);
        } catch (java.security.GeneralSecurityException unusable) {
            throw new IllegalStateException(unusable);
        }
    }

    @PostMapping("/messages")
    ResponseEntity<byte[]> submit(@RequestBody byte[] cms) throws Exception {
        CMSSignedData message = new CMSSignedData(cms);
        for (SignerInformation signer : message.getSignerInfos()) {
            if (!valid(message, signer)) {
                return ResponseEntity.unprocessableEntity().build();
            }
        }
        byte[] content = (byte[]) message.getSignedContent().getContent();
        JsonNode envelope = json.readTree(content);
        if (!schema.validate(envelope).isEmpty()) {
            return ResponseEntity.unprocessableEntity().build();
        }
        jdbc.update(
                "INSERT INTO message (id, sender, bytes) VALUES (?, ?, ?)",
                UUID.fromString(envelope.path("id").asString()),
                envelope.path("from").asString(),
                cms);
        String queue = "inbox." + envelope.path("to").path(0).asString();
        jms.send(
                queue,
                session -> {
                    var out = session.createBytesMessage();
                    out.writeBytes(cms);
                    return out;
                });
        return ResponseEntity.status(HttpStatus.CREATED).body(receipt(envelope, cms));
    }

    private boolean valid(CMSSignedData message, SignerInformation signer) throws Exception {
        X509CertificateHolder holder =
                (X509CertificateHolder)
                        message.getCertificates().getMatches(signer.getSID()).iterator().next();
        X509Certificate certificate = new JcaX509CertificateConverter().getCertificate(holder);
        JcaSimpleSignerInfoVerifierBuilder verifier = new JcaSimpleSignerInfoVerifierBuilder();
        if (certificate.getPublicKey().getAlgorithm().startsWith("EC")) {
            verifier.setProvider(BOUNCY_CASTLE); // five times faster than the platform's
        }
        CertPathValidator.getInstance("PKIX")
                .validate(
                        CertificateFactory.getInstance("X.509")
                                .generateCertPath(List.of(certificate)),
                        path);
        return signer.verify(verifier.build(certificate));
    }

    private byte[] receipt(JsonNode envelope, byte[] cms) throws Exception {
        var receipt =
                json.createObjectNode()
                        .put("messageId", envelope.path("id").asString())
                        .put("sha256", vn.liennganh.message.Sha256.of(cms).hex())
                        .put("time", Clock.systemUTC().instant().toString());
        JcaContentSignerBuilder signer =
                elliptic
                        ? new JcaContentSignerBuilder("SHA256withECDSA").setProvider(BOUNCY_CASTLE)
                        : new JcaContentSignerBuilder("SHA256withRSA");
        CMSSignedDataGenerator generator = new CMSSignedDataGenerator();
        generator.addSignerInfoGenerator(
                new JcaSignerInfoGeneratorBuilder(new JcaDigestCalculatorProviderBuilder().build())
                        .build(signer.build(receiptKey.getPrivate()), receiptCertificate));
        generator.addCertificates(new JcaCertStore(List.of(receiptCertificate)));
        return generator
                .generate(new CMSProcessableByteArray(json.writeValueAsBytes(receipt)), true)
                .getEncoded();
    }

    private X509Certificate newCertificate() {
        Clock clock = Clock.systemUTC();
        Instant now = clock.instant();
        Validity validity = new Validity(now, now.plus(Duration.ofDays(1)));
        CertificateAuthority authority =
                CertificateAuthority.root(
                        Subject.of("Plain CA", "Plain"), KeyPairs.newP256(), validity, clock);
        return authority.issue(
                CertificateOrder.of(
                        Subject.of("Plain", "Plain"), Use.SEAL, receiptKey.getPublic(), validity));
    }
}

package vn.liennganh.gateway.soap.security;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import vn.liennganh.gateway.soap.envelope.Names;
import vn.liennganh.gateway.soap.envelope.SoapCall;
import vn.liennganh.gateway.soap.xml.CanonicalXml;
import vn.liennganh.gateway.soap.xml.XmlElement;
import vn.liennganh.gateway.soap.xml.XmlName;
import vn.liennganh.message.RefusalCode;
import vn.liennganh.pki.DetachedSignature;

/**
 * One XML signature, checked from where things stand: a reference may name the Body, the Timestamp,
 * the token or a header block in its proper place, and nothing that lies elsewhere under the same
 * id. So what is signed is what is executed, and moving signed parts about is of no use.
 */
final class SignatureCheck {

    private static final int REFERENCES_MAX = 20;
    private static final XmlName REFERENCE = Names.DS.sibling("Reference");
    private static final XmlName INCLUSIVE =
            new XmlName("ec", Algorithms.EXCLUSIVE, "InclusiveNamespaces");

    private final SoapCall call;
    private final SecurityHeader security;
    private final Set<String> digests;

    /**
     * @param digests those that configuration allows, for every signature alike
     */
    SignatureCheck(SoapCall call, SecurityHeader security, Set<String> digests) {
        this.call = call;
        this.security = security;
        this.digests = digests;
    }

    /**
     * The octets that are signed, after everything about them has been found right.
     *
     * @param key of the certificate that the signature names
     */
    byte[] signedInfo(DetachedSignature.Plain key) {
        XmlElement info = security.signedInfo();
        XmlElement form = method(info, "CanonicalizationMethod");
        if (!algorithm(form).equals(Algorithms.EXCLUSIVE)) {
            throw refused(algorithm(form));
        }
        XmlElement named = method(info, "SignatureMethod");
        Algorithms.Method method =
                Algorithms.method(algorithm(named))
                        .filter(known -> digests.contains(known.digest()))
                        .orElseThrow(() -> refused(algorithm(named)));
        // HMACOutputLength and other parameters have no place here.
        if (!named.children().isEmpty() || !key.fits(method.family(), method.digest())) {
            throw refused(algorithm(named));
        }
        List<XmlElement> references = info.children(REFERENCE);
        if (references.isEmpty()
                || references.size() > REFERENCES_MAX
                || info.children().size() != references.size() + 2) {
            throw invalid("gateway.soap-security-profile", info.name());
        }
        checkCoverage(references);
        byte[] octets = CanonicalXml.of(info, prefixes(form));
        if (!key.verifies(
                method.family(),
                method.digest(),
                octets,
                decode(security.signatureValue().text()))) {
            throw invalid("gateway.soap-signature-wrong");
        }
        return octets;
    }

    private void checkCoverage(List<XmlElement> references) {
        Map<String, XmlElement> places = places();
        List<XmlElement> covered = new ArrayList<>();
        for (XmlElement reference : references) {
            String uri = reference.attribute("URI").orElse("");
            XmlElement target = uri.startsWith("#") ? places.get(uri.substring(1)) : null;
            if (target == null) {
                throw invalid("gateway.soap-reference-elsewhere");
            }
            checkDigest(reference, target);
            covered.add(target);
        }
        List<XmlElement> wanted = new ArrayList<>(List.of(call.body(), security.timestamp()));
        call.blocks().stream()
                .filter(block -> block.uri().equals(Names.WSA.uri()) || isXRoad(block))
                .forEach(wanted::add);
        for (XmlElement must : wanted) {
            if (covered.stream().noneMatch(it -> it == must)) {
                throw invalid("gateway.soap-not-covered", must.name());
            }
        }
    }

    private static boolean isXRoad(XmlElement block) {
        return block.uri().equals(Names.XROAD.uri());
    }

    /** What a reference may name, by id; an id that stands twice anywhere is a trap. */
    private Map<String, XmlElement> places() {
        Set<String> seen = new java.util.HashSet<>();
        List<XmlElement> all = new ArrayList<>(call.blocks());
        all.add(call.body());
        for (XmlElement part : all) {
            part.walk(
                    element -> {
                        for (String id : element.ids()) {
                            if (!seen.add(id)) {
                                throw invalid("gateway.soap-id-twice");
                            }
                        }
                    });
        }
        Map<String, XmlElement> places = new HashMap<>();
        List<XmlElement> proper = new ArrayList<>(call.blocks());
        proper.removeIf(block -> block.is(Names.WSSE));
        proper.add(call.body());
        proper.add(security.timestamp());
        proper.add(security.token());
        for (XmlElement element : proper) {
            element.attribute(Names.WSU)
                    .or(() -> element.attribute("Id"))
                    .ifPresent(id -> places.put(id, element));
        }
        return places;
    }

    private void checkDigest(XmlElement reference, XmlElement target) {
        List<XmlElement> transforms =
                SecurityHeader.only(reference, Names.DS.sibling("Transforms")).children();
        boolean enveloped =
                transforms.size() == 2 && algorithm(transforms.get(0)).equals(Algorithms.ENVELOPED);
        XmlElement last = transforms.isEmpty() ? reference : transforms.get(transforms.size() - 1);
        if (!(enveloped || transforms.size() == 1)
                || !algorithm(last).equals(Algorithms.EXCLUSIVE)) {
            throw refused(
                    transforms.stream()
                            .map(SignatureCheck::algorithm)
                            .collect(Collectors.joining(" ")));
        }
        XmlElement method = method(reference, "DigestMethod");
        String digest =
                Algorithms.digest(algorithm(method))
                        .filter(digests::contains)
                        .orElseThrow(() -> refused(algorithm(method)));
        byte[] stated =
                decode(SecurityHeader.only(reference, Names.DS.sibling("DigestValue")).text());
        byte[] actual = digest(digest).digest(CanonicalXml.of(target, prefixes(last)));
        if (!MessageDigest.isEqual(stated, actual)) {
            throw invalid("gateway.soap-digest-wrong", target.name());
        }
    }

    /** The prefixes that are to be treated as inclusive canonical form treats them. */
    private static Set<String> prefixes(XmlElement method) {
        List<XmlElement> inside = method.children();
        if (inside.isEmpty()) {
            return Set.of();
        }
        Optional<String> list = method.only(INCLUSIVE).flatMap(it -> it.attribute("PrefixList"));
        if (inside.size() != 1 || list.isEmpty()) {
            throw refused(algorithm(method));
        }
        return java.util.Arrays.stream(list.get().strip().split("\\s+"))
                .filter(prefix -> !prefix.isEmpty())
                .map(prefix -> prefix.equals("#default") ? "" : prefix)
                .collect(Collectors.toSet());
    }

    private static XmlElement method(XmlElement parent, String name) {
        return SecurityHeader.only(parent, Names.DS.sibling(name));
    }

    private static String algorithm(XmlElement method) {
        return method.attribute("Algorithm").orElse("");
    }

    private static byte[] decode(String base64) {
        try {
            return Base64.getDecoder().decode(base64.replaceAll("\\s", ""));
        } catch (IllegalArgumentException noBase64) {
            throw invalid("gateway.soap-signature-wrong");
        }
    }

    private static MessageDigest digest(String name) {
        try {
            return MessageDigest.getInstance(name);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Our own list answers, never the sender's text: it could be anything. */
    private static RuntimeException refused(String algorithm) {
        return SignedCalls.refused(
                RefusalCode.SIGNATURE_ALGORITHM_REFUSED,
                "gateway.soap-algorithm",
                algorithm.length() > 100 ? algorithm.substring(0, 100) : algorithm);
    }

    private static RuntimeException invalid(String key, Object... args) {
        return SignedCalls.refused(RefusalCode.SIGNATURE_INVALID, key, args);
    }
}

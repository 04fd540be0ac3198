package vn.liennganh.delivery.push.soap;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.security.auth.callback.Callback;
import javax.security.auth.callback.CallbackHandler;
import javax.xml.namespace.QName;
import org.apache.cxf.ws.security.wss4j.DefaultCryptoCoverageChecker;
import org.apache.cxf.ws.security.wss4j.WSS4JInInterceptor;
import org.apache.cxf.ws.security.wss4j.WSS4JOutInterceptor;
import org.apache.wss4j.common.ConfigurationConstants;
import org.apache.wss4j.common.crypto.Merlin;
import org.apache.wss4j.common.crypto.WSProviderConfig;
import org.apache.wss4j.common.ext.WSPasswordCallback;
import org.apache.wss4j.dom.WSConstants;
import org.apache.wss4j.dom.validate.Validator;
import vn.liennganh.pki.DetachedSignature;
import vn.liennganh.pki.SealKey;
import vn.liennganh.pki.TlsIdentity;

/** The profile of the channel in the words of WSS4J, for calls and for their answers. */
final class Security {

    private static final String PASSWORD = "in-memory";
    private static final String ALIAS = "tls";
    private static final String CRYPTO = "crypto";
    private static final String ACTIONS = "Timestamp Signature";
    private static final String ADDRESSING = "http://www.w3.org/2005/08/addressing";
    private static final String MORE = "http://www.w3.org/2001/04/xmldsig-more#";

    static {
        // No provider of ours before the platform's: what signs is chosen per call.
        WSProviderConfig.init(true, false, false);
    }

    private Security() {}

    /** Signs calls with the hub's seal. */
    static WSS4JOutInterceptor signing(SealKey seal, SoapPushSettings settings) {
        Merlin crypto = new Merlin();
        crypto.setKeyStore(seal.identity().keyStore(PASSWORD.toCharArray()));
        String digest = DetachedSignature.Plain.digest(seal).replace("SHA-", "sha");
        String family =
                DetachedSignature.Plain.family(seal) == DetachedSignature.Plain.Family.RSA
                        ? "rsa-"
                        : "ecdsa-";
        Map<String, Object> properties = common(crypto);
        properties.put(ConfigurationConstants.USER, ALIAS);
        properties.put(ConfigurationConstants.PW_CALLBACK_REF, password());
        properties.put(ConfigurationConstants.SIG_PROP_REF_ID, CRYPTO);
        properties.put(ConfigurationConstants.SIG_KEY_ID, "DirectReference");
        properties.put(ConfigurationConstants.SIG_ALGO, MORE + family + digest);
        properties.put(ConfigurationConstants.SIG_DIGEST_ALGO, WSConstants.SHA256);
        properties.put(
                ConfigurationConstants.SIGNATURE_PARTS,
                "Body;{Element}{" + WSConstants.WSU_NS + "}Timestamp;" + addressing());
        properties.put(
                ConfigurationConstants.TTL_TIMESTAMP,
                Long.toString(settings.lifetime().toSeconds()));
        // Attachments stay outside, bound by their digests in the signed message.
        properties.put(ConfigurationConstants.EXPAND_XOP_INCLUDE, "false");
        properties.put(ConfigurationConstants.EXPAND_XOP_INCLUDE_FOR_SIGNATURE, "false");
        properties.put(ConfigurationConstants.STORE_BYTES_IN_ATTACHMENT, "false");
        return new WSS4JOutInterceptor(properties);
    }

    private static String addressing() {
        return Stream.of("Action", "MessageID", "To", "ReplyTo")
                .map(header -> "{Element}{" + ADDRESSING + "}" + header)
                .collect(Collectors.joining(";"));
    }

    /**
     * Wants a Timestamp and a signature in an answer.
     *
     * @param owner says whose the signature is
     */
    static WSS4JInInterceptor checking(Validator owner) {
        Merlin crypto = new Merlin();
        crypto.setTrustStore(TlsIdentity.trustStore(java.util.List.of()));
        Map<String, Object> properties = common(crypto);
        properties.put(ConfigurationConstants.SIG_VER_PROP_REF_ID, CRYPTO);
        // An answer is bound to its call, so that none can serve twice.
        properties.put("ws-security.enable.timestamp.cache", "false");
        Map<QName, Object> validators = new HashMap<>();
        validators.put(WSConstants.SIGNATURE, owner);
        properties.put(WSS4JInInterceptor.VALIDATOR_MAP, validators);
        return new WSS4JInInterceptor(properties);
    }

    /** Body, Timestamp and addressing of an answer must be what its signature covers. */
    static DefaultCryptoCoverageChecker coverage() {
        DefaultCryptoCoverageChecker checker = new DefaultCryptoCoverageChecker();
        checker.setSignBody(true);
        checker.setSignTimestamp(true);
        checker.setSignAddressingHeaders(true);
        return checker;
    }

    private static Map<String, Object> common(Merlin crypto) {
        Map<String, Object> properties = new HashMap<>();
        properties.put(ConfigurationConstants.ACTION, ACTIONS);
        properties.put(CRYPTO, crypto);
        return properties;
    }

    private static CallbackHandler password() {
        return callbacks -> {
            for (Callback callback : callbacks) {
                ((WSPasswordCallback) callback).setPassword(PASSWORD);
            }
        };
    }
}

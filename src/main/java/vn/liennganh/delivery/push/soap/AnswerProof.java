package vn.liennganh.delivery.push.soap;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.cxf.binding.soap.SoapMessage;
import org.apache.cxf.binding.soap.interceptor.AbstractSoapInterceptor;
import org.apache.cxf.helpers.CastUtils;
import org.apache.cxf.interceptor.Fault;
import org.apache.cxf.phase.Phase;
import org.apache.cxf.ws.addressing.AddressingProperties;
import org.apache.cxf.ws.addressing.ContextUtils;
import org.apache.cxf.ws.addressing.RelatesToType;
import org.apache.wss4j.dom.WSConstants;
import org.apache.wss4j.dom.WSDataRef;
import org.apache.wss4j.dom.engine.WSSecurityEngineResult;
import org.apache.wss4j.dom.handler.WSHandlerConstants;
import org.apache.wss4j.dom.handler.WSHandlerResult;

/**
 * The last look at an answer, after WSS4J has found its signature right: algorithms of the profile
 * only, and that it answers this call and no other.
 */
final class AnswerProof extends AbstractSoapInterceptor {

    private static final String MORE = "http://www.w3.org/2001/04/xmldsig-more#";
    private static final String NEWER = "http://www.w3.org/2007/05/xmldsig-more#";
    private static final String EXCLUSIVE = "http://www.w3.org/2001/10/xml-exc-c14n#";

    private static final Set<String> METHODS =
            Set.of(
                    MORE + "rsa-sha256",
                    MORE + "rsa-sha384",
                    MORE + "rsa-sha512",
                    NEWER + "sha256-rsa-MGF1",
                    NEWER + "sha384-rsa-MGF1",
                    NEWER + "sha512-rsa-MGF1",
                    MORE + "ecdsa-sha256",
                    MORE + "ecdsa-sha384",
                    MORE + "ecdsa-sha512");

    private static final Set<String> DIGESTS =
            Set.of(
                    "http://www.w3.org/2001/04/xmlenc#sha256",
                    MORE + "sha384",
                    "http://www.w3.org/2001/04/xmlenc#sha512");

    private final boolean signed;

    AnswerProof(boolean signed) {
        super(Phase.PRE_INVOKE);
        this.signed = signed;
    }

    @Override
    public void handleMessage(SoapMessage message) {
        Call call = Call.of(message);
        Optional<String> relates =
                Optional.ofNullable(ContextUtils.retrieveMAPs(message, false, false))
                        .map(AddressingProperties::getRelatesTo)
                        .map(RelatesToType::getValue);
        if (relates.filter(id -> !id.equals(call.messageId())).isPresent()) {
            throw new Fault(new IllegalStateException("the answer to another call"));
        }
        if (signed && !properlySigned(message)) {
            throw new Fault(new IllegalStateException("not signed as the profile has it"));
        }
        call.prove();
    }

    private static boolean properlySigned(SoapMessage message) {
        List<WSHandlerResult> all =
                CastUtils.cast((List<?>) message.get(WSHandlerConstants.RECV_RESULTS));
        if (all == null || all.size() != 1) {
            return false;
        }
        List<WSSecurityEngineResult> signatures =
                all.get(0).getActionResults().getOrDefault(WSConstants.SIGN, List.of());
        return signatures.size() == 1 && fits(signatures.get(0));
    }

    private static boolean fits(Map<String, Object> signature) {
        List<WSDataRef> references =
                CastUtils.cast((List<?>) signature.get(WSSecurityEngineResult.TAG_DATA_REF_URIS));
        return METHODS.contains(signature.get(WSSecurityEngineResult.TAG_SIGNATURE_METHOD))
                && EXCLUSIVE.equals(
                        signature.get(WSSecurityEngineResult.TAG_CANONICALIZATION_METHOD))
                && references.stream().allMatch(it -> DIGESTS.contains(it.getDigestAlgorithm()));
    }
}

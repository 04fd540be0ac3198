package vn.liennganh.scenario;

import jakarta.jws.WebService;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.xml.ws.soap.SOAPBinding;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import javax.security.auth.callback.CallbackHandler;
import javax.xml.namespace.QName;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.core.StandardContext;
import org.apache.catalina.startup.Tomcat;
import org.apache.cxf.Bus;
import org.apache.cxf.bus.extension.ExtensionManagerBus;
import org.apache.cxf.jaxws.EndpointImpl;
import org.apache.cxf.logging.FaultListener;
import org.apache.cxf.transport.servlet.CXFNonSpringServlet;
import org.apache.cxf.ws.addressing.WSAddressingFeature;
import org.apache.cxf.ws.security.wss4j.DefaultCryptoCoverageChecker;
import org.apache.cxf.ws.security.wss4j.WSS4JInInterceptor;
import org.apache.cxf.ws.security.wss4j.WSS4JOutInterceptor;
import org.apache.tomcat.util.descriptor.web.FilterDef;
import org.apache.tomcat.util.descriptor.web.FilterMap;
import org.apache.tomcat.util.net.SSLHostConfig;
import org.apache.tomcat.util.net.SSLHostConfigCertificate;
import org.apache.wss4j.common.crypto.Merlin;
import org.apache.wss4j.common.ext.WSPasswordCallback;
import org.apache.wss4j.dom.WSConstants;
import vn.liennganh.pki.Pem;
import vn.liennganh.pki.TlsIdentity;

/**
 * Partners' JAX-WS services by Apache CXF in Tomcat, from the call-back WSDL: mutual TLS, WSS4J
 * both ways, MTOM. Each path may misbehave.
 */
final class SoapRecipient implements AutoCloseable {

    private static final String PASSWORD = "test";
    private static final String MORE = "http://www.w3.org/2001/04/xmldsig-more#";
    private static final String WSA = "http://www.w3.org/2005/08/addressing";

    /** What an answer to HTTP looks like before the service sees the call; false to go on. */
    @FunctionalInterface
    interface Conduct {
        boolean instead(HttpServletResponse response) throws IOException;
    }

    /** What came in one call that was good. */
    record Delivered(String id, String sha256, byte[] message, Map<String, byte[]> attachments) {}

    private final Tomcat tomcat = new Tomcat();
    private final Bus bus = new ExtensionManagerBus();
    private final Path wsdl;
    private final X509Certificate hubAuthority;
    private final Map<String, Conduct> conducts = new ConcurrentHashMap<>();
    private final Map<String, Service> services = new ConcurrentHashMap<>();

    private SoapRecipient(Path wsdl, X509Certificate hubAuthority) {
        this.wsdl = wsdl;
        this.hubAuthority = hubAuthority;
    }

    /**
     * @param server what the services show
     * @param hubAuthority whom they trust as clients, and as signers
     */
    static SoapRecipient start(TlsIdentity server, X509Certificate hubAuthority, Path wsdl) {
        SoapRecipient recipient = new SoapRecipient(wsdl, hubAuthority);
        recipient.open(server);
        return recipient;
    }

    private void open(TlsIdentity server) {
        try {
            tomcat.setBaseDir(Files.createTempDirectory("recipient").toString());
            Connector https = new Connector();
            https.setPort(0);
            https.setScheme("https");
            https.setSecure(true);
            https.setProperty("SSLEnabled", "true");
            SSLHostConfig tls = new SSLHostConfig();
            SSLHostConfigCertificate shown =
                    new SSLHostConfigCertificate(tls, SSLHostConfigCertificate.Type.UNDEFINED);
            shown.setCertificateKeystore(server.keyStore(PASSWORD.toCharArray()));
            shown.setCertificateKeystorePassword(PASSWORD);
            tls.addCertificate(shown);
            tls.setCertificateVerification("required");
            tls.setTrustStore(TlsIdentity.trustStore(List.of(hubAuthority)));
            https.addSslHostConfig(tls);
            tomcat.setConnector(https);
            StandardContext context = (StandardContext) tomcat.addContext("", null);
            CXFNonSpringServlet servlet = new CXFNonSpringServlet();
            servlet.setBus(bus);
            Tomcat.addServlet(context, "cxf", servlet).setLoadOnStartup(1);
            context.addServletMappingDecoded("/*", "cxf");
            FilterDef filter = new FilterDef();
            filter.setFilterName("conduct");
            filter.setFilter((Filter) this::conduct);
            FilterMap everything = new FilterMap();
            everything.setFilterName("conduct");
            everything.addURLPattern("/*");
            context.addFilterDef(filter);
            context.addFilterMap(everything);
            tomcat.start();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (org.apache.catalina.LifecycleException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private void conduct(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        Conduct conduct = conducts.get(((HttpServletRequest) request).getRequestURI());
        if (conduct == null || !conduct.instead((HttpServletResponse) response)) {
            chain.doFilter(request, response);
        }
    }

    int port() {
        return tomcat.getConnector().getLocalPort();
    }

    /**
     * Serves a path.
     *
     * @param port of the WSDL
     * @param keys the folder of the agency that signs the answers; empty to sign none
     */
    void serve(String path, String port, Optional<Path> keys) throws Exception {
        Service service = new Service();
        EndpointImpl endpoint = new EndpointImpl(bus, service);
        endpoint.setWsdlLocation(wsdl.toUri().toString());
        endpoint.setServiceName(new QName(RecipientWsdl.NS, "LienNganhRecipient"));
        endpoint.setEndpointName(new QName(RecipientWsdl.NS, port));
        endpoint.setBindingUri(
                port.endsWith("12")
                        ? SOAPBinding.SOAP12HTTP_BINDING
                        : SOAPBinding.SOAP11HTTP_BINDING);
        endpoint.getFeatures().add(new WSAddressingFeature());
        // Contents that the envelope only points to are bound by their digests.
        Map<String, Object> properties = new HashMap<>();
        properties.put("ws-security.expand.xop.include", "false");
        properties.put(
                FaultListener.class.getName(), (FaultListener) (thrown, what, message) -> false);
        endpoint.setProperties(properties);
        endpoint.getInInterceptors().add(checking());
        endpoint.getInInterceptors().add(covering());
        if (keys.isPresent()) {
            endpoint.getOutInterceptors().add(signing(keys.get()));
            endpoint.getOutFaultInterceptors().add(signing(keys.get()));
        }
        endpoint.publish(path);
        services.put(path, service);
    }

    private WSS4JInInterceptor checking() {
        Merlin crypto = new Merlin();
        crypto.setTrustStore(TlsIdentity.trustStore(List.of(hubAuthority)));
        Map<String, Object> properties = new HashMap<>();
        properties.put("action", "Timestamp Signature");
        properties.put("signatureVerificationPropRefId", "crypto");
        properties.put("crypto", crypto);
        return new WSS4JInInterceptor(properties);
    }

    private static DefaultCryptoCoverageChecker covering() {
        DefaultCryptoCoverageChecker checker = new DefaultCryptoCoverageChecker();
        checker.setSignBody(true);
        checker.setSignTimestamp(true);
        checker.setSignAddressingHeaders(true);
        return checker;
    }

    private static WSS4JOutInterceptor signing(Path keys) {
        TlsIdentity seal =
                new TlsIdentity(
                        Pem.readCertificate(keys.resolve("seal.crt")),
                        Pem.readPrivateKey(keys.resolve("seal.key")),
                        List.of());
        Merlin crypto = new Merlin();
        crypto.setKeyStore(seal.keyStore(PASSWORD.toCharArray()));
        Map<String, Object> properties = new HashMap<>();
        properties.put("action", "Timestamp Signature");
        properties.put("user", "tls");
        properties.put("signatureKeyIdentifier", "DirectReference");
        String family = seal.key().getAlgorithm().equals("RSA") ? "rsa" : "ecdsa";
        properties.put("signatureAlgorithm", MORE + family + "-sha256");
        properties.put("signatureDigestAlgorithm", WSConstants.SHA256);
        properties.put("signatureParts", "{Element}{" + WSConstants.WSU_NS + "}Timestamp;Body");
        properties.put(
                "optionalSignatureParts",
                List.of("Action", "MessageID", "To", "RelatesTo").stream()
                        .map(header -> "{Element}{" + WSA + "}" + header)
                        .collect(Collectors.joining(";")));
        properties.put("signaturePropRefId", "crypto");
        properties.put("crypto", crypto);
        properties.put(
                "passwordCallbackRef",
                (CallbackHandler)
                        callbacks ->
                                List.of(callbacks)
                                        .forEach(
                                                it ->
                                                        ((WSPasswordCallback) it)
                                                                .setPassword(PASSWORD)));
        return new WSS4JOutInterceptor(properties);
    }

    void conduct(String path, Conduct conduct) {
        conducts.put(path, conduct);
    }

    /** Throws this out of the service, until it behaves again. */
    void fault(String path, RuntimeException fault) {
        services.get(path).fault = Optional.of(fault);
    }

    /** Answers about other bytes. */
    void confuse(String path) {
        services.get(path).confused = true;
    }

    void behave(String path) {
        conducts.remove(path);
        services.get(path).fault = Optional.empty();
        services.get(path).confused = false;
    }

    List<Delivered> delivered(String path) {
        return services.get(path).taken;
    }

    @Override
    public void close() {
        try {
            tomcat.stop();
            tomcat.destroy();
        } catch (org.apache.catalina.LifecycleException failed) {
            throw new IllegalStateException(failed);
        }
        bus.shutdown(true);
    }

    /** What a partner writes himself. */
    @WebService(
            targetNamespace = RecipientWsdl.NS,
            endpointInterface = "vn.liennganh.scenario.RecipientWsdl$Recipient")
    public static class Service implements RecipientWsdl.Recipient {

        private final List<Delivered> taken = new CopyOnWriteArrayList<>();
        private volatile Optional<RuntimeException> fault = Optional.empty();
        private volatile boolean confused;

        @Override
        public RecipientWsdl.DeliverResponse deliver(RecipientWsdl.Deliver request) {
            Map<String, byte[]> attachments = new HashMap<>();
            for (RecipientWsdl.AttachedContent one : request.attachment) {
                ByteArrayOutputStream content = new ByteArrayOutputStream();
                try {
                    one.content.writeTo(content);
                } catch (IOException failed) {
                    throw new UncheckedIOException(failed);
                }
                attachments.put(one.sha256, content.toByteArray());
            }
            taken.add(
                    new Delivered(
                            request.item.id,
                            request.item.sha256,
                            request.item.message,
                            attachments));
            fault.ifPresent(
                    it -> {
                        throw it;
                    });
            RecipientWsdl.DeliverResponse answer = new RecipientWsdl.DeliverResponse();
            answer.id = request.item.id;
            answer.sha256 = confused ? "0".repeat(64) : request.item.sha256;
            return answer;
        }
    }
}

package vn.liennganh.gateway;

import org.apache.catalina.Host;
import org.apache.catalina.core.StandardHost;
import org.apache.tomcat.util.buf.EncodedSolidusHandling;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.core.Ordered;
import org.springframework.stereotype.Component;

/** Makes the web server speak problem documents, and say nothing about itself. */
@Component
final class TomcatEdge
        implements WebServerFactoryCustomizer<TomcatServletWebServerFactory>, Ordered {

    /** Bytes of a refused body that are read away, so that its sender gets to read why. */
    private static final int SWALLOW_MAX = 8 * 1024 * 1024;

    /** A message, its receipt and 50 attachments, as the public check takes them. */
    private static final int PARTS_MAX = 52;

    private final ProblemDocuments documents;

    TomcatEdge(ProblemDocuments documents) {
        this.documents = documents;
    }

    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        factory.addConnectorCustomizers(
                connector -> {
                    connector.setAllowTrace(false);
                    connector.setXpoweredBy(false);
                    connector.setMaxPartCount(PARTS_MAX);
                    connector.setEncodedSolidusHandling(EncodedSolidusHandling.REJECT.getValue());
                    connector.setProperty("maxSwallowSize", Integer.toString(SWALLOW_MAX));
                });
        factory.addContextCustomizers(
                context -> {
                    Host host = (Host) context.getParent();
                    if (host instanceof StandardHost standard) {
                        standard.setErrorReportValveClass(null);
                    }
                    host.getPipeline().addValve(new ProblemReportValve(documents));
                });
    }

    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE;
    }
}

package vn.liennganh.gateway.limit;

import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/** Lets {@link Connections} see which connections of the web server are open. */
@Component
final class CountedEdge implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

    private final Connections connections;

    CountedEdge(Connections connections) {
        this.connections = connections;
    }

    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        factory.setProtocol(CountedHttp.class.getName());
        factory.addConnectorCustomizers(
                connector -> connections.watch((CountedHttp) connector.getProtocolHandler()));
    }
}

package vn.liennganh.gateway.limit;

import java.util.Optional;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/** Lets {@link Connections} see which connections are open, and bounds those of one address. */
@Component
final class CountedEdge implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

    private final Connections connections;
    private final ConnectionSettings settings;
    private final LimitReports reports;

    CountedEdge(Connections connections, ConnectionSettings settings, LimitReports reports) {
        this.connections = connections;
        this.settings = settings;
        this.reports = reports;
    }

    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        factory.setProtocol(CountedHttp.class.getName());
        factory.addConnectorCustomizers(
                connector -> {
                    CountedHttp http = (CountedHttp) connector.getProtocolHandler();
                    http.bound(
                            settings,
                            address -> reports.refused(Optional.empty(), "address-connections"),
                            address -> reports.refused(Optional.empty(), "slow-connection"));
                    connections.watch(http);
                });
    }
}

package vn.liennganh.gateway.limit;

import java.util.Set;
import java.util.stream.Collectors;
import org.apache.coyote.http11.Http11NioProtocol;

/** The web server's own HTTP, which also tells what connections it has open. */
public final class CountedHttp extends Http11NioProtocol {

    /** As the servlet API names them ({@code ServletConnection.getConnectionId}). */
    Set<String> open() {
        return getEndpoint().getConnections().stream()
                .map(one -> one.getServletConnection("http/1.1", "").getConnectionId())
                .collect(Collectors.toSet());
    }
}

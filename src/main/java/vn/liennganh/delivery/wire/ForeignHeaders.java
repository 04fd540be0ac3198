package vn.liennganh.delivery.wire;

import java.util.List;
import java.util.Locale;
import org.apache.camel.Exchange;
import org.apache.camel.spi.HeaderFilterStrategy;
import org.jspecify.annotations.Nullable;

/**
 * Nothing that came from outside may steer a route: header names that a component would obey are
 * dropped in both directions, in whatever case they are written (CVE-2025-27636 was a trick of
 * case).
 */
public final class ForeignHeaders implements HeaderFilterStrategy {

    private static final List<String> STEERING =
            List.of("camel", "org.apache.camel", "org_apache_camel", "jms");
    private static final String TRACE = "breadcrumbid";

    @Override
    public boolean applyFilterToCamelHeaders(
            String name, @Nullable Object value, @Nullable Exchange exchange) {
        return steering(name);
    }

    @Override
    public boolean applyFilterToExternalHeaders(
            String name, @Nullable Object value, @Nullable Exchange exchange) {
        return steering(name);
    }

    static boolean steering(String name) {
        String plain = name.toLowerCase(Locale.ROOT);
        return plain.equals(TRACE) || STEERING.stream().anyMatch(plain::startsWith);
    }
}

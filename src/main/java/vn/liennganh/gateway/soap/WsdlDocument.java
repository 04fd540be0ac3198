package vn.liennganh.gateway.soap;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** The WSDL with the address at which this hub is reached; read when somebody asks for it. */
final class WsdlDocument {

    private static final String FILE = "/wsdl/lien-nganh-1.wsdl";
    private static final String ADDRESS = "https://localhost:8443/ws/v1";

    private final String address;

    WsdlDocument(String address) {
        this.address = address;
    }

    byte[] bytes() {
        try (InputStream in =
                Objects.requireNonNull(WsdlDocument.class.getResourceAsStream(FILE))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .replace(ADDRESS, address)
                    .getBytes(StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}

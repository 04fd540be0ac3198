package vn.liennganh.gateway.soap;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/**
 * A WSDL, where it is the hub's own with the address at which this hub is reached; read when
 * somebody asks for it.
 */
final class WsdlDocument {

    private static final String HUB = "/wsdl/lien-nganh-1.wsdl";

    /** What agencies serve that the hub calls. */
    private static final String RECIPIENT = "/wsdl/lien-nganh-recipient-1.wsdl";

    private static final String ADDRESS = "https://localhost:8443/ws/v1";

    private final String file;
    private final String address;

    private WsdlDocument(String file, String address) {
        this.file = file;
        this.address = address;
    }

    static WsdlDocument hub(String address) {
        return new WsdlDocument(HUB, address);
    }

    static WsdlDocument recipient() {
        return new WsdlDocument(RECIPIENT, ADDRESS);
    }

    byte[] bytes() {
        try (InputStream in =
                Objects.requireNonNull(WsdlDocument.class.getResourceAsStream(file))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .replace(ADDRESS, address)
                    .getBytes(StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}

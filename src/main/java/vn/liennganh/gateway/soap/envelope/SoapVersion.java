package vn.liennganh.gateway.soap.envelope;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.liennganh.gateway.soap.xml.XmlName;

/** The two versions of SOAP, which differ in a namespace, a media type and the form of a fault. */
public enum SoapVersion {
    V1_1("http://schemas.xmlsoap.org/soap/envelope/", "text/xml"),
    V1_2("http://www.w3.org/2003/05/soap-envelope", "application/soap+xml");

    private final String uri;
    private final String mediaType;

    SoapVersion(String uri, String mediaType) {
        this.uri = uri;
        this.mediaType = mediaType;
    }

    /** A name of this version's envelope. */
    public XmlName name(String local) {
        return new XmlName("soap", uri, local);
    }

    public String mediaType() {
        return mediaType;
    }

    static Optional<SoapVersion> ofNamespace(String uri) {
        return Arrays.stream(values()).filter(it -> it.uri.equals(uri)).findFirst();
    }

    /** What a caller speaks whose envelope cannot be read: 1.1 unless its header says 1.2. */
    public static SoapVersion guess(@Nullable String contentType) {
        return contentType != null && contentType.toLowerCase(Locale.ROOT).contains(V1_2.mediaType)
                ? V1_2
                : V1_1;
    }
}

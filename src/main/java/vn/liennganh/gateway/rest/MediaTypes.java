package vn.liennganh.gateway.rest;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The media types of signed bytes. */
final class MediaTypes {

    static final String CMS = "application/pkcs7-mime";
    static final String CMS_FULL = "application/pkcs7-mime; smime-type=signed-data";
    static final String CMS_ALIAS = "application/cms";
    static final String ASICE = "application/vnd.etsi.asic-e+zip";

    private MediaTypes() {}

    /** Whether the caller asks for a receipt as classic CMS rather than JSON. */
    static boolean wantsCms(HttpServletRequest request) {
        @Nullable String accept = request.getHeader("Accept");
        if (accept == null) {
            return false;
        }
        String types = accept.toLowerCase(Locale.ROOT);
        return types.contains(CMS) && !types.contains("application/json");
    }
}

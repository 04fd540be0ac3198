package vn.liennganh.console.paper;

import com.openhtmltopdf.extend.FSSupplier;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;
import vn.liennganh.message.language.Words;

/**
 * Prints templates of folder {@code paper} as PDF/UA on A4, fonts embedded. Nothing is fetched from
 * anywhere while it prints.
 */
@Component
class Paper {

    static final String FAMILY = "Liberation Serif";

    private static final String PRODUCER = "Lien Nganh";
    private static final int REGULAR = 400;
    private static final int BOLD = 700;

    /** What no XML document can hold, whatever a message says. */
    private static final Pattern UNPRINTABLE =
            Pattern.compile(
                    "[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F\\uFFFE\\uFFFF]"
                            + "|[\\uD800-\\uDBFF](?![\\uDC00-\\uDFFF])"
                            + "|(?<![\\uD800-\\uDBFF])[\\uDC00-\\uDFFF]");

    private final ITemplateEngine templates;
    private final boolean sandbox;

    Paper(ITemplateEngine templates, @Value("${hub.sandbox.enabled:false}") boolean sandbox) {
        this.templates = templates;
        this.sandbox = sandbox;
        XRLog.setLoggingEnabled(false);
    }

    /** The pages of a template with these values; {@code w} and {@code sandbox} are added. */
    byte[] print(String template, Map<String, Object> values, Locale locale) {
        Context context = new Context(locale, values);
        context.setVariable("w", new Words(locale));
        context.setVariable("sandbox", sandbox);
        String html =
                UNPRINTABLE.matcher(templates.process(template, context)).replaceAll("\uFFFD");
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            PdfRendererBuilder builder = new PdfRendererBuilder();
            builder.useFastMode();
            builder.usePdfUaAccessibility(true);
            builder.useExternalResourceAccessControl(
                    (uri, type) -> uri.startsWith("data:"),
                    ExternalResourceControlPriority.RUN_AFTER_RESOLVING_URI);
            font(builder, "Regular", REGULAR, FontStyle.NORMAL);
            font(builder, "Bold", BOLD, FontStyle.NORMAL);
            font(builder, "Italic", REGULAR, FontStyle.ITALIC);
            font(builder, "BoldItalic", BOLD, FontStyle.ITALIC);
            builder.withProducer(PRODUCER);
            builder.withHtmlContent(html, null);
            builder.toStream(bytes);
            builder.run();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        return bytes.toByteArray();
    }

    private static void font(PdfRendererBuilder builder, String cut, int weight, FontStyle style) {
        FSSupplier<InputStream> file =
                () ->
                        Objects.requireNonNull(
                                Paper.class.getResourceAsStream(
                                        "/paper/LiberationSerif-" + cut + ".ttf"));
        builder.useFont(file, FAMILY, weight, style, true);
    }
}

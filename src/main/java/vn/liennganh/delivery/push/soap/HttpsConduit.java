package vn.liennganh.delivery.push.soap;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Logger;
import org.apache.cxf.helpers.CastUtils;
import org.apache.cxf.io.CachedOutputStream;
import org.apache.cxf.message.Message;
import org.apache.cxf.message.MessageImpl;
import org.apache.cxf.transport.AbstractConduit;
import org.apache.cxf.ws.addressing.EndpointReferenceType;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.InputStreamEntity;
import vn.liennganh.delivery.push.HttpsLine;

/**
 * CXF's way out over our own HTTPS line, so that a SOAP call is bound by the same rules as every
 * push: addresses judged before they are connected to, no redirect, one deadline, a short answer.
 */
final class HttpsConduit extends AbstractConduit {

    private static final Logger LOG = Logger.getLogger(HttpsConduit.class.getName());

    private final HttpsLine line;
    private final Spool spool;
    private final int answerMax;

    /**
     * @param answerMax bytes of an answer
     */
    HttpsConduit(EndpointReferenceType target, HttpsLine line, Spool spool, int answerMax) {
        super(target);
        this.line = line;
        this.spool = spool;
        this.answerMax = answerMax;
    }

    @Override
    public void prepare(Message message) throws IOException {
        message.setContent(OutputStream.class, spool.room());
    }

    @Override
    public void close(Message message) throws IOException {
        OutputStream out = message.getContent(OutputStream.class);
        if (!(out instanceof CachedOutputStream body)) {
            super.close(message);
            return;
        }
        message.removeContent(OutputStream.class);
        try (body) {
            body.flush();
            body.lockOutputStream();
            Call call = Call.of(message);
            HttpsLine.Answer answer;
            try (InputStream bytes = body.getInputStream()) {
                answer =
                        line.post(
                                call.url(),
                                new InputStreamEntity(bytes, body.size(), contentType(message)),
                                soapAction(message),
                                new HttpsLine.Bounds(call.patience(), answerMax));
            }
            call.answered(answer);
            receive(message, answer);
        }
    }

    /** Only what can be an envelope is looked into; the status says enough of anything else. */
    private void receive(Message sent, HttpsLine.Answer answer) throws IOException {
        String type = answer.contentType().toLowerCase(Locale.ROOT);
        boolean soap = type.contains("xml") && answer.body().length > 0;
        boolean envelope =
                answer.status() == 200 || answer.status() == 500 || answer.status() == 400;
        if (!soap || !envelope) {
            throw new IOException(answer.failure());
        }
        Message received = new MessageImpl();
        received.setExchange(sent.getExchange());
        received.put(Message.RESPONSE_CODE, answer.status());
        received.put(Message.CONTENT_TYPE, answer.contentType());
        received.put(
                Message.ENCODING,
                Optional.ofNullable(ContentType.parseLenient(answer.contentType()))
                        .map(ContentType::getCharset)
                        .map(java.nio.charset.Charset::name)
                        .orElse("UTF-8"));
        received.setContent(InputStream.class, new ByteArrayInputStream(answer.body()));
        getMessageObserver().onMessage(received);
    }

    private static ContentType contentType(Message message) {
        String type = (String) message.get(Message.CONTENT_TYPE);
        boolean parts = type.startsWith("multipart/");
        return ContentType.parse(
                parts || type.contains("charset=") ? type : type + "; charset=UTF-8");
    }

    private static Map<String, String> soapAction(Message message) {
        Map<String, List<String>> headers =
                CastUtils.cast((Map<?, ?>) message.get(Message.PROTOCOL_HEADERS));
        return Optional.ofNullable(headers)
                .map(all -> all.get("SOAPAction"))
                .map(values -> Map.of("SOAPAction", values.get(0)))
                .orElse(Map.of());
    }

    @Override
    protected Logger getLogger() {
        return LOG;
    }
}

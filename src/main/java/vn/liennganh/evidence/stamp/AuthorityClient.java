package vn.liennganh.evidence.stamp;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import vn.liennganh.pki.stamp.StampQuestion;

/** Asks a time-stamping authority over HTTP (RFC 3161, 3.4); follows no redirection. */
final class AuthorityClient {

    /** A token with a long chain has some 10 KB. */
    private static final int ANSWER_MAX = 64 * 1024;

    private final HttpClient http;
    private final Duration timeout;

    AuthorityClient(Duration timeout) {
        this.timeout = timeout;
        this.http =
                HttpClient.newBuilder()
                        .connectTimeout(timeout)
                        .followRedirects(HttpClient.Redirect.NEVER)
                        .version(HttpClient.Version.HTTP_1_1)
                        .build();
    }

    /**
     * The bytes of the answer; whether they are one is not looked at.
     *
     * @throws IOException if nothing came, or something that says itself to be no answer
     */
    byte[] ask(URI authority, StampQuestion question) throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(authority)
                        .timeout(timeout)
                        .header("Content-Type", StampQuestion.MEDIA_TYPE)
                        .header("Accept", StampQuestion.REPLY_MEDIA_TYPE)
                        .POST(HttpRequest.BodyPublishers.ofByteArray(question.toBytes()))
                        .build();
        HttpResponse<InputStream> response =
                http.send(request, HttpResponse.BodyHandlers.ofInputStream());
        try (InputStream body = response.body()) {
            String type = response.headers().firstValue("Content-Type").orElse("");
            if (response.statusCode() != 200 || !type.startsWith(StampQuestion.REPLY_MEDIA_TYPE)) {
                throw new IOException("status " + response.statusCode() + ", " + type);
            }
            byte[] answer = body.readNBytes(ANSWER_MAX + 1);
            if (answer.length > ANSWER_MAX) {
                throw new IOException("an answer of more than " + ANSWER_MAX + " bytes");
            }
            return answer;
        }
    }
}

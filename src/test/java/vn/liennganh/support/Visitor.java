package vn.liennganh.support;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import vn.liennganh.pki.Pem;
import vn.liennganh.pki.TlsIdentity;
import vn.liennganh.scenario.RunningHub;

/**
 * A person's browser without a screen: cookies, redirects within the hub, CSRF tokens as the pages
 * hand them out. Signs in the way people do, by the sandbox's provider or an official's
 * certificate.
 */
public final class Visitor {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int HOPS_MAX = 12;
    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
    private static final String SESSION = "__Host-lien-nganh";
    private static final String SIGN_IN = "/dang-nhap/oidc/hub";
    private static final String PROVIDER = "/sandbox/oidc/dang-nhap";

    /** One for every hub and way to show oneself: a handshake costs more than a sign-in. */
    private static final Map<String, HttpClient> CLIENTS = new LinkedHashMap<>();

    private final RunningHub hub;
    private final HttpClient client;
    private final Map<String, String> cookies = new LinkedHashMap<>();
    private Optional<String> token = Optional.empty();

    private Visitor(RunningHub hub, HttpClient client) {
        this.hub = hub;
        this.client = client;
    }

    /** Somebody who is not signed in. */
    public static Visitor stranger(RunningHub hub) {
        return new Visitor(hub, client(hub, Optional.empty()));
    }

    /** Somebody who is not signed in, on a connection that shows the agency's official's key. */
    public static Visitor holdingKeyOf(RunningHub hub, String agency) {
        return new Visitor(hub, client(hub, Optional.of(agency)));
    }

    /** A user of {@code users.txt}, for example {@code officer@X99.51.001}, signed in. */
    public static Visitor of(RunningHub hub, String user) {
        Visitor visitor = stranger(hub);
        Answer last = visitor.signIn(user, password(hub, user));
        if (last.at().getPath().startsWith("/dang-nhap")
                || last.at().getPath().startsWith("/sandbox")) {
            throw new IllegalStateException(user + " stands at " + last.at() + last.text());
        }
        return visitor;
    }

    /** As the sandbox wrote it down. */
    public static String password(RunningHub hub, String user) {
        return users(hub).stream()
                .filter(one -> one.name().equals(user))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no user " + user))
                .password();
    }

    /** A line of {@code users.txt}. */
    public record User(String agency, String job, String name, String password) {}

    /** Everybody of {@code users.txt}. */
    public static List<User> users(RunningHub hub) {
        try {
            return Files.readAllLines(hub.sandbox().resolve("users.txt")).stream()
                    .map(line -> line.split(" "))
                    .map(words -> new User(words[0], words[1], words[2], words[3]))
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /**
     * An answer.
     *
     * @param at the address that gave it
     */
    public record Answer(URI at, int status, Map<String, List<String>> headers, byte[] body) {

        public String text() {
            return new String(body, StandardCharsets.UTF_8);
        }

        /** The first of that name; empty if there is none. */
        public String header(String name) {
            List<String> all = headers(name);
            return all.isEmpty() ? "" : all.get(0);
        }

        public List<String> headers(String name) {
            return headers.entrySet().stream()
                    .filter(one -> one.getKey().equalsIgnoreCase(name))
                    .flatMap(one -> one.getValue().stream())
                    .toList();
        }

        /** Where it sends to, without the hub's own name before it. */
        public String location() {
            String wanted = header("Location");
            String home = at.getScheme() + "://" + at.getAuthority();
            return wanted.startsWith(home + "/") ? wanted.substring(home.length()) : wanted;
        }
    }

    /** Types a name and a password at the provider, and goes wherever that leads. */
    public Answer signIn(String user, String password) {
        visit(SIGN_IN);
        return follow(post(PROVIDER, Map.of("username", user, "password", password)));
    }

    /** One request; a redirect is an answer like another. */
    public Answer get(String path, String... headers) {
        return call("GET", path, BodyPublishers.noBody(), headers);
    }

    /** Goes there, and wherever that leads. */
    public Answer visit(String path) {
        return follow(get(path));
    }

    /** Sends a form with the token of the last page that held one. */
    public Answer post(String path, Map<String, String> fields) {
        Map<String, String> all = new LinkedHashMap<>(fields);
        all.put("_csrf", token());
        return bare(path, all);
    }

    /** Sends a form as somebody does who never saw a page of it: without a token. */
    public Answer bare(String path, Map<String, String> fields) {
        String form =
                fields.entrySet().stream()
                        .map(one -> encoded(one.getKey()) + "=" + encoded(one.getValue()))
                        .collect(Collectors.joining("&"));
        return call(
                "POST",
                path,
                BodyPublishers.ofString(form),
                "Content-Type",
                "application/x-www-form-urlencoded");
    }

    /** Sends a form with a file in it. */
    public Answer upload(
            String path, Map<String, String> fields, String field, String name, byte[] content) {
        Map<String, String> all = new LinkedHashMap<>(fields);
        all.put("_csrf", token());
        String boundary = UUID.randomUUID().toString();
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        all.forEach(
                (key, value) ->
                        write(body, boundary, "name=\"" + key + "\"", "", value.getBytes(UTF)));
        write(
                body,
                boundary,
                "name=\"" + field + "\"; filename=\"" + name.replace("\"", "%22") + "\"",
                "Content-Type: application/octet-stream\r\n",
                content);
        body.writeBytes(("--" + boundary + "--\r\n").getBytes(UTF));
        return call(
                "POST",
                path,
                BodyPublishers.ofByteArray(body.toByteArray()),
                "Content-Type",
                "multipart/form-data; boundary=" + boundary);
    }

    /** Goes on to where an answer sends, never out of the hub. */
    public Answer follow(Answer first) {
        Answer answer = first;
        for (int hop = 0; hop < HOPS_MAX && answer.status() / 100 == 3; hop++) {
            URI next = answer.at().resolve(answer.header("Location"));
            if (!next.getAuthority().equals(hub.url().getAuthority())) {
                throw new IllegalStateException("sent away to " + next);
            }
            answer =
                    get(
                            next.getRawPath()
                                    + (next.getRawQuery() == null ? "" : "?" + next.getRawQuery()));
        }
        return answer;
    }

    /** The cookies it holds; what is changed here it sends. */
    public Map<String, String> cookies() {
        return cookies;
    }

    /** The token of the last page that held one; the sign-in pages hold one for everybody. */
    public String token() {
        for (String page : List.of("/dang-nhap", PROVIDER)) {
            if (token.isEmpty()) {
                get(page);
            }
        }
        return token.orElseThrow(() -> new IllegalStateException("no page held a token"));
    }

    private static final java.nio.charset.Charset UTF = StandardCharsets.UTF_8;

    private Answer call(String method, String path, BodyPublisher body, String... headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(hub.url().resolve(path))
                        .timeout(PATIENCE)
                        .method(method, body);
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        if (!cookies.isEmpty()) {
            request.header(
                    "Cookie",
                    cookies.entrySet().stream()
                            .map(one -> one.getKey() + "=" + one.getValue())
                            .collect(Collectors.joining("; ")));
        }
        try {
            var response = client.send(request.build(), BodyHandlers.ofByteArray());
            Answer answer =
                    new Answer(
                            response.uri(),
                            response.statusCode(),
                            response.headers().map(),
                            response.body());
            keep(answer);
            return answer;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    private void keep(Answer answer) {
        for (String line : answer.headers("Set-Cookie")) {
            String[] pair = line.split(";", 2)[0].split("=", 2);
            if (pair[1].isEmpty() || line.contains("Max-Age=0")) {
                cookies.remove(pair[0]);
            } else if (!pair[1].equals(cookies.put(pair[0], pair[1])) && pair[0].equals(SESSION)) {
                token = Optional.empty(); // a token is good for its session
            }
        }
        if (answer.header("Content-Type").startsWith("text/html")) {
            Matcher found = TOKEN.matcher(answer.text());
            if (found.find()) {
                token = Optional.of(found.group(1));
            }
        }
    }

    private static void write(
            ByteArrayOutputStream body,
            String boundary,
            String disposition,
            String type,
            byte[] content) {
        String head =
                "--%s\r\nContent-Disposition: form-data; %s\r\n%s\r\n"
                        .formatted(boundary, disposition, type);
        body.writeBytes(head.getBytes(UTF));
        body.writeBytes(content);
        body.writeBytes("\r\n".getBytes(UTF));
    }

    private static String encoded(String word) {
        return URLEncoder.encode(word, UTF);
    }

    private static synchronized HttpClient client(RunningHub hub, Optional<String> keyOf) {
        return CLIENTS.computeIfAbsent(
                hub.url() + " " + keyOf.orElse("") + hub.dataDir(),
                key -> HttpClient.newBuilder().sslContext(tls(hub, keyOf)).build());
    }

    private static SSLContext tls(RunningHub hub, Optional<String> keyOf) {
        List<X509Certificate> trusted = Pem.readCertificates(hub.sandbox().resolve("ca.pem"));
        if (keyOf.isPresent()) {
            Path keys = hub.keys(keyOf.get());
            return new TlsIdentity(
                            Pem.readCertificate(keys.resolve("official.crt")),
                            Pem.readPrivateKey(keys.resolve("official.key")),
                            List.of())
                    .sslContext(trusted);
        }
        try {
            TrustManagerFactory trust =
                    TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(TlsIdentity.trustStore(trusted));
            SSLContext tls = SSLContext.getInstance("TLS");
            tls.init(null, trust.getTrustManagers(), null);
            return tls;
        } catch (GeneralSecurityException unusable) {
            throw new IllegalStateException(unusable);
        }
    }
}

package vn.liennganh.support;

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
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
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

    private final Site site;
    private final HttpClient client;
    private final Map<String, String> cookies = new LinkedHashMap<>();
    private Optional<String> token = Optional.empty();

    private Visitor(Site site, HttpClient client) {
        this.site = site;
        this.client = client;
    }

    /** Somebody who is not signed in. */
    public static Visitor stranger(RunningHub hub) {
        return new Visitor(Site.of(hub), Connections.client(Site.of(hub), Optional.empty()));
    }

    /** Somebody who is not signed in, on a connection that shows the agency's official's key. */
    public static Visitor holdingKeyOf(RunningHub hub, String agency) {
        return new Visitor(Site.of(hub), Connections.client(Site.of(hub), Optional.of(agency)));
    }

    /** A user of {@code users.txt}, for example {@code officer@X99.51.001}, signed in. */
    public static Visitor of(RunningHub hub, String user) {
        return of(Site.of(hub), user);
    }

    /** The same at a hub in whatever process. */
    public static Visitor of(Site site, String user) {
        Visitor visitor = new Visitor(site, Connections.client(site, Optional.empty()));
        Answer last = visitor.signIn(user, password(site, user));
        if (last.at().getPath().startsWith("/dang-nhap")
                || last.at().getPath().startsWith("/sandbox")) {
            throw new IllegalStateException(user + " stands at " + last.at() + last.text());
        }
        return visitor;
    }

    /** As the sandbox wrote it down. */
    public static String password(RunningHub hub, String user) {
        return password(Site.of(hub), user);
    }

    private static String password(Site site, String user) {
        return users(site).stream()
                .filter(one -> one.name().equals(user))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no user " + user))
                .password();
    }

    /** A line of {@code users.txt}. */
    public record User(String agency, String job, String name, String password) {}

    /** Everybody of {@code users.txt}. */
    public static List<User> users(RunningHub hub) {
        return users(Site.of(hub));
    }

    /** Everybody of a hub in whatever process. */
    public static List<User> users(Site site) {
        try {
            return Files.readAllLines(site.sandbox().resolve("users.txt")).stream()
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

    /** Asks for the headers alone. */
    public Answer head(String path) {
        return call("HEAD", path, BodyPublishers.noBody());
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
        return form(path, form);
    }

    /** Sends a form that is encoded already; for fields that repeat. */
    public Answer form(String path, String form) {
        return call(
                "POST",
                path,
                BodyPublishers.ofString(form),
                "Content-Type",
                "application/x-www-form-urlencoded");
    }

    /** Sends a form with a file in it, of which nothing is told. */
    public Answer upload(
            String path, Map<String, String> fields, String field, String name, byte[] content) {
        return upload(path, fields, field, name, "application/octet-stream", content);
    }

    /** Sends a form with a file in it, of that media type. */
    public Answer upload(
            String path,
            Map<String, String> fields,
            String field,
            String name,
            String mediaType,
            byte[] content) {
        Map<String, String> all = new LinkedHashMap<>(fields);
        all.put("_csrf", token());
        Multipart body = new Multipart();
        all.forEach(body::field);
        body.file(field, name, mediaType, content);
        return call(
                "POST",
                path,
                BodyPublishers.ofByteArray(body.bytes()),
                "Content-Type",
                body.type());
    }

    /** Goes on to where an answer sends, never out of the hub. */
    public Answer follow(Answer first) {
        Answer answer = first;
        for (int hop = 0; hop < HOPS_MAX && answer.status() / 100 == 3; hop++) {
            URI next = answer.at().resolve(answer.header("Location"));
            if (!next.getAuthority().equals(site.url().getAuthority())) {
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

    private Answer call(String method, String path, BodyPublisher body, String... headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(site.url().resolve(path))
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

    private static String encoded(String word) {
        return URLEncoder.encode(word, StandardCharsets.UTF_8);
    }
}

package vn.liennganh.support;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;
import vn.liennganh.message.Json;

/**
 * What is no message, though it may look like one: each is {@code message-malformed}, at a place.
 *
 * @param pointer JSON Pointer of what is wrong; empty for the document as a whole
 */
public record BadContent(String story, String pointer, byte[] json) {

    /** What an attachment cannot be called. */
    private static final List<String> NAMES =
            List.of(
                    "",
                    ".",
                    "..",
                    "../../etc/passwd",
                    "/etc/passwd",
                    "scans/125.pdf",
                    "..\\125.pdf",
                    "C:\\125.pdf",
                    "scan\r\nSet-Cookie: a=b.pdf",
                    "scan\t.pdf",
                    "scan\u0000.pdf",
                    "scan\u001b[2J.pdf",
                    "scan\u007f.pdf",
                    "scan\u0085.pdf",
                    "scan\u200b.pdf",
                    "scan\u2028.pdf",
                    "scan\u2029.pdf",
                    "scan\u202efdp.exe",
                    "scan\u2066.pdf",
                    "scan\ufeff.pdf",
                    "scan\udb40\udc41.pdf",
                    "x".repeat(256),
                    "x".repeat(5_000));

    @Override
    public String toString() {
        return story;
    }

    /** All of them, each made out of a message that is as it should be. */
    public static Stream<BadContent> of(byte[] good) {
        return Stream.of(
                        encodings(good),
                        syntax(good),
                        numbers(good),
                        texts(good),
                        keys(good),
                        sizes(good),
                        fields(good),
                        attachments(good))
                .flatMap(each -> each);
    }

    private static Stream<BadContent> encodings(byte[] good) {
        String text = new String(good, UTF_8);
        return Stream.of(
                bad("a byte order mark", "", "\ufeff" + text),
                in("UTF-16, big-endian", UTF_16BE, text),
                in("UTF-16, little-endian", UTF_16LE, text),
                in("UTF-16 with its mark, big-endian", UTF_16BE, "\ufeff" + text),
                in("UTF-16 with its mark, little-endian", UTF_16LE, "\ufeff" + text),
                in("UTF-32, little-endian", Charset.forName("UTF-32LE"), text),
                in("UTF-32, big-endian", Charset.forName("UTF-32BE"), text),
                in("Windows-1258", Charset.forName("windows-1258"), worded(good, "\u00e9")),
                bytes("a byte that UTF-8 does not have", good, 0xff),
                bytes("an overlong slash", good, 0xc0, 0xaf),
                bytes("a surrogate in UTF-8", good, 0xed, 0xa0, 0x80),
                bytes("beyond U+10FFFF", good, 0xf4, 0x90, 0x80, 0x80),
                bytes("half a character", good, 0xf0, 0x9f),
                bytes("a continuation of nothing", good, 0x80));
    }

    private static Stream<BadContent> syntax(byte[] good) {
        String text = new String(good, UTF_8);
        return Stream.of(
                bad("nothing", "", ""),
                bad("blanks", "", " \r\n\t"),
                bad("null", "", "null"),
                bad("a list", "", "[" + text + "]"),
                bad("a string", "", "\"" + text.replace("\"", "\\\"") + "\""),
                bad("without its end", "", text.substring(0, text.length() - 1)),
                bad("a letter behind it", "", text + "x"),
                bad("a brace behind it", "", text + "}"),
                bad("a second document behind it", "", text + text),
                bad("a NUL behind it", "", text + "\u0000"),
                bad("a comment before it", "", "/* good */" + text),
                bad("a comment in it", "", "{/* good */" + text.substring(1)),
                bad("a comment to the end of the line", "", "{// good\n" + text.substring(1)),
                bad("a comment of YAML", "", "{# good\n" + text.substring(1)),
                bad("a comma too many", "", "{," + text.substring(1)),
                bad("a comma at the end", "", text.substring(0, text.length() - 1) + ",}"),
                bad("a key without quotes", "", inBody(good, "n:1")),
                bad("a key in single quotes", "", inBody(good, "'n':1")),
                bad("a text in single quotes", "", inBody(good, "\"n\":'1'")),
                bad("a line break in a text", "", inBody(good, "\"n\":\"a\nb\"")),
                bad("an escape that JSON does not have", "", inBody(good, "\"n\":\"\\x41\"")),
                bad("half an escape", "", inBody(good, "\"n\":\"\\u12\"")),
                bad("True", "", inBody(good, "\"n\":True")));
    }

    private static Stream<BadContent> numbers(byte[] good) {
        return Stream.concat(
                Stream.of("NaN", "Infinity", "-Infinity", "0x10", "01", "+1", ".5", "1.", "1e", "-")
                        .map(text -> number(good, "", text)),
                Stream.of(
                                "9007199254740992",
                                "-9007199254740992",
                                "9223372036854775807",
                                "-9223372036854775808",
                                "18446744073709551616",
                                "9007199254740992.0",
                                "9007199254740993.5",
                                "1e16",
                                "1e400",
                                "-1e400",
                                "1e999999999",
                                "1e-400",
                                "1e-999999999",
                                "0e-999999999",
                                "0.1234567890123456789",
                                "3.14159265358979323846264338327")
                        .map(text -> number(good, "/body/n", text)));
    }

    private static BadContent number(byte[] good, String pointer, String text) {
        return bad("the number " + text, pointer, inBody(good, "\"n\":" + text));
    }

    private static Stream<BadContent> texts(byte[] good) {
        return Stream.of(
                bad("U+0000", "/body/n", inBody(good, "\"n\":\"a\\u0000b\"")),
                bad("U+0000 in a key", "/body", inBody(good, "\"a\\u0000b\":1")),
                bad("a NUL as it is", "", inBody(good, "\"n\":\"a\u0000b\"")),
                bad("a high surrogate alone", "/body/n", inBody(good, "\"n\":\"\\ud800\"")),
                bad("a high surrogate and a letter", "/body/n", inBody(good, "\"n\":\"\\ud800a\"")),
                bad("a low surrogate alone", "/body/n", inBody(good, "\"n\":\"\\udc00\"")),
                bad("a pair turned round", "/body/n", inBody(good, "\"n\":\"\\udc00\\ud800\"")),
                bad("half a pair in a key", "", inBody(good, "\"\\ud800\":1")),
                bad(
                        "deep inside",
                        "/body/n/1/a~1b~0c",
                        inBody(good, "\"n\":[0,{\"a/b~c\":\"\\ud800\"}]")),
                bad("U+FFFE", "/body/n", inBody(good, "\"n\":\"\ufffe\"")),
                bad("U+FDD0", "/body/n", inBody(good, "\"n\":\"\\ufdd0\"")),
                bad("U+1FFFF", "/body/n", inBody(good, "\"n\":\"\\ud83f\\udfff\"")));
    }

    private static Stream<BadContent> keys(byte[] good) {
        String id = document(good).get("id").toString();
        return Stream.of(
                bad("a key twice", "", with(good, "\"id\":" + id)),
                bad("a key twice, once escaped", "", with(good, "\"\\u0069d\":" + id)),
                bad(
                        "a key twice, deep inside",
                        "",
                        inBody(good, "\"n\":[{\"a\":1,\"\\u0061\":1}]")),
                bad("a key in capitals", "/ID", with(good, "\"ID\":" + id)),
                bad("a key with one capital", "/From", with(good, "\"From\":\"X99.51.001\"")),
                bad("a key with a blank", "/id ", with(good, "\"id \":" + id)),
                bad("a key of another alphabet", "/\u0456d", with(good, "\"\u0456d\":" + id)),
                bad("an unknown key", "/more", with(good, "\"more\":1")),
                bad("a prototype", "/__proto__", with(good, "\"__proto__\":{\"admin\":true}")),
                bad("a class", "/@class", with(good, "\"@class\":\"java.net.URL\"")),
                bad("a key with a slash", "/a~1b", with(good, "\"a/b\":1")),
                bad(
                        "a key with a character where its name is cut",
                        "/" + "k".repeat(59),
                        with(good, "\"" + "k".repeat(59) + "\ud83d\ude00\":1")));
    }

    private static Stream<BadContent> sizes(byte[] good) {
        String digits = "1".repeat(100_000);
        return Stream.of(
                number(good, "", digits).named("100,000 digits"),
                number(good, "", "0." + digits).named("100,000 digits of a fraction"),
                bad("70 lists", "", deep(good, 70, "[", "]")),
                bad("100,000 lists", "", deep(good, 100_000, "[", "]")),
                bad("100,000 lists without an end", "", deep(good, 400_000, "[", "")),
                bad("100,000 objects", "", deep(good, 100_000, "{\"a\":", "}")),
                bad("a key of 2,000 letters", "", inBody(good, "\"" + "k".repeat(2_000) + "\":1")),
                bad(
                        "16,384 keys of one hash",
                        "/" + colliding(0),
                        with(good, collidingFields() + ",\"x\":1")),
                bad("a long way to many numbers", longWay(), inBody(good, farAway(1L << 53))));
    }

    private BadContent named(String other) {
        return new BadContent(other, pointer, json);
    }

    /** Fields whose keys have one {@code String.hashCode}. */
    public static String collidingFields() {
        return IntStream.range(0, 16_384)
                .mapToObj(i -> "\"" + colliding(i) + "\":1")
                .collect(Collectors.joining(","));
    }

    private static String colliding(int number) {
        return IntStream.range(0, 14)
                .mapToObj(bit -> (number >> bit & 1) == 0 ? "Aa" : "BB")
                .collect(Collectors.joining());
    }

    /** A quarter of a million numbers behind fifty long names, the last one out of bounds. */
    private static String farAway(long last) {
        String name = "\"" + "k".repeat(990) + "\":";
        return "\"n\":"
                + ("{" + name).repeat(50)
                + "["
                + "0,".repeat(250_000)
                + last
                + "]"
                + "}".repeat(50);
    }

    private static String longWay() {
        return "/body/n" + ("/" + "k".repeat(60)).repeat(50) + "/250000";
    }

    private static Stream<BadContent> fields(byte[] good) {
        Stream<BadContent> required =
                Stream.of("specVersion", "id", "type", "from", "to", "time", "exchange", "body")
                        .flatMap(
                                name ->
                                        Stream.of(
                                                changed(
                                                        good,
                                                        "no " + name,
                                                        "/" + name,
                                                        it -> it.remove(name)),
                                                changed(
                                                        good,
                                                        "a number as " + name,
                                                        "/" + name,
                                                        it -> it.put(name, 1)),
                                                changed(
                                                        good,
                                                        "null as " + name,
                                                        "/" + name,
                                                        it -> it.putNull(name))));
        String id = document(good).get("id").asString();
        Stream<BadContent> forms =
                Stream.of(
                        put(good, "specVersion", "1.1"),
                        put(good, "id", id.toUpperCase(java.util.Locale.ROOT) + "F"),
                        put(good, "type", "ping"),
                        put(good, "type", "sandbox.ping.more"),
                        put(good, "from", "x99.11.001"),
                        put(good, "from", "X99.11.00\u0661"),
                        put(good, "from", "X99.11.001 "),
                        put(good, "hub", "../X99"),
                        put(good, "time", "2026-11-23T09:30:00"),
                        put(good, "time", "2026-02-30T09:30:00+07:00"),
                        put(good, "time", "\u0662026-11-23T09:30:00+07:00"),
                        put(good, "exchange", "urn:uuid:" + id),
                        put(good, "inReplyTo", id),
                        put(good, "caseNumber", ""),
                        put(good, "caseNumber", "1".repeat(101)),
                        put(good, "urgency", "URGENT"),
                        put(good, "body", "text"));
        Stream<BadContent> lists =
                Stream.of(
                        changed(good, "to nobody", "/to", it -> it.putArray("to")),
                        changed(
                                good,
                                "to one twice",
                                "/to",
                                it -> it.putArray("to").add("X99.51.001").add("X99.51.001")),
                        changed(
                                good,
                                "to 1,001",
                                "/to",
                                it -> {
                                    var to = it.putArray("to");
                                    IntStream.range(0, 1_001).forEach(i -> to.add("X99." + i));
                                }),
                        changed(
                                good,
                                "to a number",
                                "/to/1",
                                it -> it.putArray("to").add("X99.51.001").add(5)),
                        changed(
                                good,
                                "to a group in capitals",
                                "/to/0",
                                it -> it.putArray("to").add("group:Banks")),
                        changed(
                                good,
                                "about one exchange twice",
                                "/relatedExchanges",
                                it -> it.putArray("relatedExchanges").add(id).add(id)));
        return Stream.of(required, forms, lists).flatMap(each -> each);
    }

    private static Stream<BadContent> attachments(byte[] good) {
        String digest = "0123456789abcdef".repeat(4);
        Stream<BadContent> names =
                NAMES.stream()
                        .map(
                                name ->
                                        attached(
                                                good,
                                                "an attachment " + printable(name),
                                                "/name",
                                                it -> it.put("name", name)));
        Stream<BadContent> rest =
                Stream.of(
                        attached(good, "no size", "/size", it -> it.remove("size")),
                        attached(good, "a size below 0", "/size", it -> it.put("size", -1)),
                        attached(good, "half a byte", "/size", it -> it.put("size", 0.5)),
                        attached(good, "a size as text", "/size", it -> it.put("size", "5")),
                        attached(
                                good,
                                "a byte above 100 MiB",
                                "/size",
                                it -> it.put("size", 104_857_601)),
                        attached(
                                good,
                                "a digest in capitals",
                                "/sha256",
                                it -> it.put("sha256", digest.toUpperCase(java.util.Locale.ROOT))),
                        attached(
                                good,
                                "a path for a digest",
                                "/sha256",
                                it -> it.put("sha256", "../".repeat(21) + "x")),
                        attached(
                                good,
                                "a header in the media type",
                                "/mediaType",
                                it -> it.put("mediaType", "a/b\r\nX: y")),
                        attached(
                                good,
                                "a parameter of the media type",
                                "/mediaType",
                                it -> it.put("mediaType", "text/html; charset=utf-7")),
                        attached(good, "something more", "/url", it -> it.put("url", "file:///")),
                        changed(
                                good,
                                "51 attachments",
                                "/attachments",
                                it -> {
                                    var all = it.putArray("attachments");
                                    IntStream.range(0, 51).forEach(i -> sound(all.addObject()));
                                }),
                        changed(
                                good,
                                "one content twice",
                                "/attachments",
                                it -> {
                                    var all = it.putArray("attachments");
                                    sound(all.addObject());
                                    sound(all.addObject());
                                }));
        return Stream.concat(names, rest);
    }

    private static BadContent attached(
            byte[] good, String story, String field, Consumer<ObjectNode> change) {
        return changed(
                good,
                story,
                "/attachments/0" + field,
                it -> change.accept(sound(it.putArray("attachments").addObject())));
    }

    private static ObjectNode sound(ObjectNode attachment) {
        return attachment
                .put("name", "scan.pdf")
                .put("mediaType", "application/pdf")
                .put("size", 5)
                .put("sha256", "0123456789abcdef".repeat(4));
    }

    private static String printable(String name) {
        String shown = name.length() > 30 ? name.length() + " characters" : name;
        return shown.codePoints()
                .mapToObj(
                        sign ->
                                sign > 32 && sign < 127
                                        ? Character.toString(sign)
                                        : "<%x>".formatted(sign))
                .collect(Collectors.joining());
    }

    private static ObjectNode document(byte[] good) {
        return (ObjectNode) Json.MAPPER.readTree(good);
    }

    private static BadContent changed(
            byte[] good, String story, String pointer, Consumer<ObjectNode> change) {
        ObjectNode document = document(good);
        change.accept(document);
        return new BadContent(story, pointer, Json.MAPPER.writeValueAsBytes(document));
    }

    private static BadContent put(byte[] good, String field, String value) {
        return changed(
                good, field + " " + printable(value), "/" + field, it -> it.put(field, value));
    }

    /** The message with one more field in front of its others. */
    private static String with(byte[] good, String field) {
        return "{" + field + "," + new String(good, UTF_8).substring(1);
    }

    /** With one more where any field may be. */
    private static String inBody(byte[] good, String field) {
        String body = "\"body\":{";
        return new String(good, UTF_8).replace(body, body + field + ",");
    }

    private static String deep(byte[] good, int levels, String open, String close) {
        return inBody(good, "\"n\":" + open.repeat(levels) + "1" + close.repeat(levels));
    }

    private static String worded(byte[] good, String word) {
        return inBody(good, "\"n\":\"" + word + "\"");
    }

    private static BadContent bad(String story, String pointer, String text) {
        return new BadContent(story, pointer, text.getBytes(UTF_8));
    }

    private static BadContent in(String story, Charset charset, String text) {
        return new BadContent(story, "", text.getBytes(charset));
    }

    private static BadContent bytes(String story, byte[] good, int... units) {
        String[] around = worded(good, "\u0001").split("\u0001");
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(around[0].getBytes(UTF_8));
        for (int unit : units) {
            all.write(unit);
        }
        all.writeBytes(around[1].getBytes(UTF_8));
        return new BadContent(story, "", all.toByteArray());
    }
}

package vn.liennganh.directory.registry;

import static java.util.stream.Collectors.toSet;

import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.liennganh.directory.Agency.Reach;
import vn.liennganh.directory.Agency.Reach.Form;
import vn.liennganh.yaml.YamlMap;
import vn.liennganh.yaml.YamlValue;

/** Reads where an agency's channel leads; what does not belong to the channel is refused. */
final class ReachReader {

    private static final String WEBHOOK = "webhook";
    private static final String SOAP = "soap";
    private static final String FILES = "files";
    private static final Pattern KEY =
            Pattern.compile(
                    "(ssh-ed25519|ecdsa-sha2-nistp(?:256|384|521)|ssh-rsa)"
                            + " ([A-Za-z0-9+/]+=*)(?: .*)?");

    private ReachReader() {}

    static Reach read(YamlMap agency) {
        String channel = agency.string("channel");
        Optional<YamlMap> push = agency.optionalMap("push");
        boolean soap = channel.equals(SOAP);
        if (push.isPresent() != (soap || channel.equals(WEBHOOK))) {
            throw agency.problem("channels webhook and soap have a push, and no other has");
        }
        Optional<YamlMap> sftp = agency.optionalMap("sftp");
        if (sftp.isPresent() && !channel.equals(FILES)) {
            throw agency.problem("sftp goes with channel files");
        }
        return new Reach(
                push.map(map -> url(map.value("url"))),
                push.map(map -> soap ? version(map.value("version")) : sends(map.value("sends")))
                        .orElse(Form.EVENT),
                sftp.map(map -> map.list("keys").stream().map(ReachReader::key).collect(toSet()))
                        .orElse(Set.of()));
    }

    /** A line of OpenSSH's {@code .pub} file; what stands behind the key says nothing to us. */
    private static String key(YamlValue value) {
        Matcher line = KEY.matcher(value.string());
        if (line.matches() && names(line.group(2), line.group(1))) {
            return line.group(1) + " " + line.group(2);
        }
        throw value.problem(
                "a public key as in id_ed25519.pub is expected: ssh-ed25519, ecdsa-sha2-nistp256,"
                        + " -384, -521 or ssh-rsa, and Base64");
    }

    /** Whether the key itself is of the kind that the line says. */
    private static boolean names(String base64, String algorithm) {
        try {
            ByteBuffer key = ByteBuffer.wrap(Base64.getDecoder().decode(base64));
            byte[] name = new byte[algorithm.length()];
            if (key.remaining() <= Integer.BYTES + name.length || key.getInt() != name.length) {
                return false;
            }
            key.get(name);
            return algorithm.equals(new String(name, StandardCharsets.US_ASCII));
        } catch (IllegalArgumentException noBase64) {
            return false;
        }
    }

    private static URI url(YamlValue value) {
        try {
            URI url = URI.create(value.string());
            if ("https".equals(url.getScheme())
                    && url.getHost() != null
                    && url.getRawUserInfo() == null
                    && url.getRawFragment() == null) {
                return url;
            }
        } catch (IllegalArgumentException unreadable) {
            // The same sentence answers both.
        }
        throw value.problem("an https URL with a host and without user or fragment is expected");
    }

    private static Form sends(YamlValue value) {
        return switch (value.string()) {
            case "event" -> Form.EVENT;
            case "message" -> Form.MESSAGE;
            default -> throw value.problem("event or message is expected");
        };
    }

    private static Form version(YamlValue value) {
        return switch (value.string()) {
            case "1.1" -> Form.SOAP_11;
            case "1.2" -> Form.SOAP_12;
            default -> throw value.problem("\"1.1\" or \"1.2\", a version of SOAP, is expected");
        };
    }
}

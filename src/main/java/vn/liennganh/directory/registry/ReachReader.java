package vn.liennganh.directory.registry;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import vn.liennganh.directory.Agency.Reach;
import vn.liennganh.yaml.YamlMap;
import vn.liennganh.yaml.YamlValue;

/** Reads where an agency's channel leads; what does not belong to the channel is refused. */
final class ReachReader {

    private static final String WEBHOOK = "webhook";
    private static final String FILES = "files";

    private ReachReader() {}

    static Reach read(YamlMap agency) {
        String channel = agency.string("channel");
        Optional<YamlMap> push = agency.optionalMap("push");
        List<YamlValue> keys = agency.optionalList("ssh-keys");
        if (push.isPresent() != channel.equals(WEBHOOK)) {
            throw agency.problem("channel webhook and push go together");
        }
        if (!keys.isEmpty() && !channel.equals(FILES)) {
            throw agency.problem("ssh-keys", "only channel files has a tree that keys open");
        }
        return new Reach(
                push.map(map -> url(map.value("url"))),
                push.map(map -> whole(map.value("sends"))).orElse(false),
                keys.stream().map(ReachReader::key).toList());
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

    private static boolean whole(YamlValue value) {
        return switch (value.string()) {
            case "event" -> false;
            case "message" -> true;
            default -> throw value.problem("event or message is expected");
        };
    }

    private static String key(YamlValue value) {
        String line = value.string().strip();
        if (!line.matches(
                "(ssh-ed25519|ssh-rsa|ecdsa-sha2-nistp(256|384|521)) [A-Za-z0-9+/=]+.*")) {
            throw value.problem("an OpenSSH public key is expected, as in a .pub file");
        }
        return line;
    }
}

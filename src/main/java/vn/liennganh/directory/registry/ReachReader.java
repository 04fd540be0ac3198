package vn.liennganh.directory.registry;

import java.net.URI;
import java.util.Optional;
import vn.liennganh.directory.Agency.Reach;
import vn.liennganh.yaml.YamlMap;
import vn.liennganh.yaml.YamlValue;

/** Reads where an agency's channel leads; what does not belong to the channel is refused. */
final class ReachReader {

    private static final String WEBHOOK = "webhook";

    private ReachReader() {}

    static Reach read(YamlMap agency) {
        String channel = agency.string("channel");
        Optional<YamlMap> push = agency.optionalMap("push");
        if (push.isPresent() != channel.equals(WEBHOOK)) {
            throw agency.problem("channel webhook and push go together");
        }
        return new Reach(
                push.map(map -> url(map.value("url"))),
                push.map(map -> whole(map.value("sends"))).orElse(false));
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
}

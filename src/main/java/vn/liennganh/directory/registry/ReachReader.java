package vn.liennganh.directory.registry;

import java.net.URI;
import java.util.Optional;
import vn.liennganh.directory.Agency.Reach;
import vn.liennganh.directory.Agency.Reach.Form;
import vn.liennganh.yaml.YamlMap;
import vn.liennganh.yaml.YamlValue;

/** Reads where an agency's channel leads; what does not belong to the channel is refused. */
final class ReachReader {

    private static final String WEBHOOK = "webhook";
    private static final String SOAP = "soap";

    private ReachReader() {}

    static Reach read(YamlMap agency) {
        String channel = agency.string("channel");
        Optional<YamlMap> push = agency.optionalMap("push");
        boolean soap = channel.equals(SOAP);
        if (push.isPresent() != (soap || channel.equals(WEBHOOK))) {
            throw agency.problem("channels webhook and soap have a push, and no other has");
        }
        return push.map(
                        map ->
                                new Reach(
                                        Optional.of(url(map.value("url"))),
                                        soap
                                                ? version(map.value("version"))
                                                : sends(map.value("sends"))))
                .orElse(Reach.NONE);
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

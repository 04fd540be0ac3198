package vn.liennganh.scenario;

import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import vn.liennganh.directory.Directory;
import vn.liennganh.message.AgencyId;
import vn.liennganh.support.AgencyFiles;
import vn.liennganh.support.HttpsReceiver;
import vn.liennganh.support.Scratch;

/** One hub of this JVM whose directory has partners that are pushed to, with their server. */
public final class ChannelHub implements AutoCloseable {

    /** Gets events. */
    public static final String EVENTS = "X99.51.001";

    /** Gets whole messages. */
    public static final String WHOLE = "X99.51.002";

    /** Its server hangs. */
    public static final String STUCK = "X99.51.003";

    /** Registered with an address of the machine itself. */
    public static final String INWARD = "X99.53.001";

    /** Exchanges files. */
    public static final String FILES = "X99.52.001";

    /** Exchanges files too. */
    public static final String OTHER_FILES = "X99.71.001";

    /** Is pushed to, and nobody's but those who withhold its channel. */
    public static final String WITHHELD = "X99.91.001";

    /** The same, exchanging files. */
    public static final String WITHHELD_FILES = "X99.93.001";

    private static ChannelHub shared;

    private final HttpsReceiver receiver = HttpsReceiver.start("localhost");
    private final AgencyFiles agencies = AgencyFiles.copied();
    private final Path trees = Scratch.folder("trees");
    private final RunningHub hub;

    private ChannelHub(Map<String, String> more) {
        channel(EVENTS, push("localhost", "/events", "event"));
        channel(WHOLE, push("localhost", "/whole", "message"));
        channel(STUCK, push("localhost", "/stuck", "message"));
        channel(FILES, files());
        channel(OTHER_FILES, files());
        channel(WITHHELD, push("localhost", "/withheld", "message"));
        channel(WITHHELD_FILES, files());
        channel(INWARD, push("127.0.0.1", "/inward", "event"));
        Map<String, String> settings = new HashMap<>();
        settings.put("hub.directory.agencies", agencies.folder().toString());
        settings.put("hub.delivery.push.trust", receiver.authority().toString());
        settings.put("hub.delivery.push.allowed-hosts", "localhost");
        settings.put("hub.delivery.push.retry-first", "100ms");
        settings.put("hub.delivery.push.attempts-max", "3");
        settings.put("hub.delivery.push.breaker-failures", "50");
        settings.put("hub.delivery.push.timeout", "30s");
        settings.put("hub.gateway.soap.x-road.instance", "VN-TEST");
        settings.put("hub.delivery.files.dir", trees.toString());
        settings.put("hub.delivery.files.poll", "100ms");
        settings.put("hub.delivery.files.patience", "3s");
        settings.put("hub.sftp.enabled", "true");
        settings.put("hub.sftp.recheck", "200ms");
        settings.put("hub.sftp.in-files-max", "40");
        settings.put("hub.sftp.in-bytes-max", "102MB");
        settings.putAll(more);
        hub = RunningHub.onSharedServer(settings);
    }

    /** One of a test's own, with settings of its own. */
    public static ChannelHub start(Map<String, String> more) {
        return new ChannelHub(more);
    }

    /** Writes limits into the entry of an agency; the running hub hears of it. */
    public void limits(String agency, String limits) {
        agencies.limits(agency, limits);
    }

    @Override
    public void close() {
        hub.close();
        receiver.close();
    }

    public static synchronized ChannelHub shared() {
        if (shared == null) {
            shared = new ChannelHub(Map.of());
            ChannelHub mine = shared;
            Runtime.getRuntime().addShutdownHook(new Thread(mine::close));
        }
        return shared;
    }

    public RunningHub hub() {
        return hub;
    }

    /** Where the agencies' trees stand. */
    public Path trees() {
        return trees;
    }

    public HttpsReceiver receiver() {
        return receiver;
    }

    private String push(String host, String path, String sends) {
        return "channel: webhook\n    push: {url: \"https://%s:%d%s\", sends: %s}"
                .formatted(host, receiver.port(), path, sends);
    }

    /** Names other keys for SFTP in the entry of an agency; the running hub hears of it. */
    public void keys(String agency, String... lines) {
        agencies.keys(agency, lines);
    }

    /** Files, with the key that {@link SftpParty} signs in with. */
    public static String files() {
        return "channel: files" + AgencyFiles.sftp(SftpParty.line());
    }

    /** Writes another channel into the entry of an agency; a running hub takes it up soon. */
    public void channel(String agency, String lines) {
        agencies.channel(agency, lines);
    }

    /** The same for one that is pushed to; returns when the running hub knows of it. */
    public void pushed(String agency, String lines) {
        channel(agency, lines);
        Directory directory = hub.bean(Directory.class);
        await().until(
                        () ->
                                directory
                                        .agency(AgencyId.of(agency))
                                        .orElseThrow()
                                        .reach()
                                        .push()
                                        .isPresent());
    }
}

package vn.liennganh.scenario;

import java.net.URI;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import vn.liennganh.HubApplication;
import vn.liennganh.startup.Artemis;
import vn.liennganh.startup.amqp.PartnerPort;
import vn.liennganh.startup.keys.DevelopmentKeys;
import vn.liennganh.support.FreePort;
import vn.liennganh.support.Scratch;
import vn.liennganh.support.TestDatabase;

/**
 * The real hub in this JVM: the sandbox with its embedded PostgreSQL and broker, its own keys and
 * HTTPS port. Simulated partners stay off unless asked for, so that a test can be everybody.
 */
public final class RunningHub implements AutoCloseable {

    private static RunningHub shared;

    private final Path dataDir;
    private final int port;
    private final Map<String, String> overrides;
    private final Optional<Artemis> artemis;
    private ConfigurableApplicationContext context;

    private RunningHub(
            Path dataDir, int port, Map<String, String> overrides, Optional<Artemis> artemis) {
        this.dataDir = dataDir;
        this.port = port;
        this.artemis = artemis;
        this.overrides = overrides;
        Scratch.atEnd(this::close);
        open();
    }

    /**
     * One hub for all tests of this JVM that leave it as they found it; with {@code
     * -Dartemis=alone} its partners' broker is a process of its own.
     */
    public static synchronized RunningHub shared() {
        if (shared == null) {
            shared =
                    "alone".equals(System.getProperty("artemis"))
                            ? beside(new Artemis(), Map.of())
                            : start(Map.of());
        }
        return shared;
    }

    /** A hub of one's own whose broker is a process of its own. */
    public static RunningHub beside(Artemis artemis, Map<String, String> more) {
        Map<String, String> overrides = new HashMap<>(more);
        overrides.put("hub.broker.url", artemis.url());
        overrides.put("hub.broker.authorities", "${hub.data-dir}/sandbox/ca.pem");
        Scratch.atEnd(artemis::close);
        return start(overrides, Optional.of(artemis));
    }

    /** A hub of one's own on an empty data directory. */
    public static RunningHub start(Map<String, String> overrides) {
        return start(overrides, Optional.empty());
    }

    /**
     * The same on a database of the server that the tests of this JVM share, which is there sooner:
     * for whoever needs settings or a clock of their own, and not a server.
     */
    public static RunningHub onSharedServer(Map<String, String> more) {
        Map<String, String> overrides = new HashMap<>(more);
        overrides.putAll(TestDatabase.settings(TestDatabase.fresh()));
        return start(overrides);
    }

    /** Starts on what a hub has left that was a process of its own and is gone. */
    static RunningHub after(HubProcess gone) {
        return new RunningHub(gone.dataDir(), FreePort.any(), Map.of(), Optional.empty());
    }

    private static RunningHub start(Map<String, String> overrides, Optional<Artemis> artemis) {
        return new RunningHub(Scratch.folder("hub"), FreePort.any(), overrides, artemis);
    }

    /** Stops it and starts it again on the same data. */
    public void restart() {
        close();
        open();
    }

    public URI url() {
        return URI.create("https://localhost:" + port);
    }

    /** Where partners speak AMQP. */
    public int amqpPort() {
        return artemis.map(Artemis::amqpPort).orElseGet(() -> bean(PartnerPort.class).port());
    }

    /** Where the agency's keys lie. */
    public Path keys(String agency) {
        return sandbox().resolve(agency);
    }

    public Path sandbox() {
        return dataDir.resolve("sandbox");
    }

    public Path dataDir() {
        return dataDir;
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    /** All of a type, in no order. */
    public <T> Collection<T> beans(Class<T> type) {
        return context.getBeansOfType(type).values();
    }

    /** One that is known by its name alone outside its package. */
    public <T> T bean(String name, Class<T> type) {
        return context.getBean(name, type);
    }

    @Override
    public void close() {
        if (context != null) {
            context.close();
            // What it held can go, though the hub itself is known until the end of the process.
            context = null;
        }
    }

    private void open() {
        Map<String, Object> properties =
                new HashMap<>(
                        Map.of(
                                "server.port",
                                port,
                                "management.server.port",
                                0,
                                "hub.data-dir",
                                dataDir.toString(),
                                "hub.database.binaries",
                                Scratch.BINARIES,
                                "hub.log.second-heads",
                                Scratch.HEADS,
                                "hub.amqp.port",
                                0,
                                "hub.sftp.port",
                                0,
                                "hub.sandbox.simulators",
                                false));
        properties.putAll(overrides);
        String[] arguments =
                properties.entrySet().stream()
                        .map(entry -> "--" + entry.getKey() + "=" + entry.getValue())
                        .toArray(String[]::new);
        context =
                new SpringApplicationBuilder(HubApplication.class)
                        // Scratch ends it, and only then takes its folder; two at once do not.
                        .registerShutdownHook(false)
                        .profiles("sandbox")
                        .initializers(
                                starting ->
                                        starting.getBeanFactory().addBeanPostProcessor(broker()))
                        .run(arguments);
    }

    /** Starts a broker beside it as soon as there are keys, and before anybody needs it. */
    private BeanPostProcessor broker() {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                if (bean instanceof DevelopmentKeys.Prepared) {
                    artemis.ifPresent(broker -> broker.start(sandbox()));
                }
                return bean;
            }
        };
    }
}

package vn.liennganh.delivery;

import jakarta.jms.ConnectionFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.apache.camel.builder.DeadLetterChannelBuilder;
import org.apache.camel.builder.TemplatedRouteBuilder;
import org.apache.camel.component.jms.ConsumerType;
import org.apache.camel.component.jms.JmsComponent;
import org.apache.camel.component.jms.JmsConfiguration;
import org.apache.camel.component.jms.JmsEndpoint;
import org.apache.camel.component.jms.SimpleJmsMessageListenerContainer;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.Resource;
import org.apache.camel.support.PluginHelper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jms.listener.SimpleMessageListenerContainer;
import vn.liennganh.delivery.wire.ForeignHeaders;
import vn.liennganh.directory.Agency;
import vn.liennganh.directory.Directory;
import vn.liennganh.message.AgencyId;

/**
 * The ways out: one route an agency, made from the template of its kind as soon as the agency
 * appears; and the routes that are no template, each there from the start.
 */
final class Routes implements AutoCloseable {

    static final String NOT_ENROLLED = "not-enrolled";
    static final String NO_ROUTE = "no-route";

    private static final Logger LOG = LoggerFactory.getLogger(Routes.class);
    private static final String SUFFIX = ".camel.yaml";
    private static final long SHUTDOWN_SECONDS = 10;

    private final Directory directory;
    private final DeliverySettings settings;
    private final DefaultCamelContext camel;
    private final Map<AgencyId, String> laid = new ConcurrentHashMap<>();

    /** Set when the line to the broker has broken. */
    private final AtomicBoolean broken = new AtomicBoolean();

    private final Set<String> templates = new HashSet<>();

    /** Routes that lead to no agency. */
    private final Set<String> plain = new HashSet<>();

    /**
     * @param beans what the route files name, by name
     */
    Routes(
            Directory directory,
            DeliverySettings settings,
            ConnectionFactory broker,
            Map<String, Object> beans) {
        this.directory = directory;
        this.settings = settings;
        this.camel = new DefaultCamelContext();
        camel.getCamelContextExtension().setName("delivery");
        camel.getShutdownStrategy().setTimeout(SHUTDOWN_SECONDS);
        camel.getShutdownStrategy().setLogInflightExchangesOnTimeout(false);
        camel.setMessageHistory(false);
        beans.forEach(camel.getRegistry()::bind);
        JmsComponent jms = new JmsComponent(broker(broker));
        jms.setHeaderFilterStrategy(new ForeignHeaders());
        camel.addComponent("jms", jms);
        // Set here and not in a file: one in a route file would apply to every file.
        camel.getCamelContextExtension()
                .setErrorHandlerFactory(
                        new DeadLetterChannelBuilder("bean:attempts?method=failed")
                                .deadLetterHandleNewException(false)
                                .useOriginalMessage()
                                .maximumRedeliveries(0)
                                .logExhausted(false));
    }

    /** Loads every file and opens a way out for each agency of the directory. */
    void start() throws Exception {
        camel.start();
        for (Path file : files(settings.routesDir())) {
            Resource resource =
                    PluginHelper.getResourceLoader(camel)
                            .resolveResource("file:" + file.toAbsolutePath());
            PluginHelper.getRoutesLoader(camel).loadRoutes(resource);
            String name = file.getFileName().toString().replace(SUFFIX, "");
            if (camel.getRouteTemplateDefinition(name) != null) {
                templates.add(name);
            }
        }
        camel.getRoutes().forEach(route -> plain.add(route.getRouteId()));
        layMissing();
    }

    static List<Path> files(Path folder) {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(file -> file.getFileName().toString().endsWith(SUFFIX))
                    .sorted()
                    .toList();
        } catch (IOException failed) {
            throw new UncheckedIOException("No route files in " + folder, failed);
        }
    }

    /**
     * Opens a way out for each enrolled agency that has none yet, or another one where its channel
     * has changed; others cost nothing.
     */
    void layMissing() throws Exception {
        for (Agency agency : directory.agencies()) {
            if (!directory.enrolled(agency.id())) {
                continue;
            }
            Optional<String> template = templateFor(agency);
            if (template.isEmpty()) {
                LOG.error("No route serves kind {}: see hub.delivery.kinds", agency.kind());
            } else if (!template.get().equals(laid.get(agency.id()))) {
                lay(agency.id(), template.get());
            }
        }
    }

    /** The route that the agency's channel names, else the one of its kind. */
    private Optional<String> templateFor(Agency agency) {
        return templates.contains(agency.channel())
                ? Optional.of(agency.channel())
                : settings.templateFor(agency.kind());
    }

    private void lay(AgencyId agency, String template) throws Exception {
        String former = laid.get(agency);
        if (former != null) {
            camel.getRouteController().stopRoute(former + "-" + agency);
            camel.removeRoute(former + "-" + agency);
        }
        TemplatedRouteBuilder.builder(camel, template)
                .routeId(template + "-" + agency)
                .prefixId(agency.value())
                .parameter("agency", agency.value())
                .parameter("queue", BrokerSender.queue(agency))
                .add();
        laid.put(agency, template);
    }

    /**
     * Listens anew on every route after the line to the broker has broken: of all who share a
     * connection of the pool only one is told, and goes on by itself.
     */
    void listenAgain() throws Exception {
        if (!broken.getAndSet(false)) {
            return;
        }
        try {
            Set<String> all = new HashSet<>(plain);
            laid.forEach((agency, template) -> all.add(template + "-" + agency));
            for (String route : all) {
                camel.getRouteController().stopRoute(route);
                camel.getRouteController().startRoute(route);
            }
        } catch (Exception failed) {
            broken.set(true);
            throw failed;
        }
        LOG.info("{} routes listen again", laid.size() + plain.size());
    }

    /** Why nothing can be carried to a recipient now; empty where it can. */
    Optional<String> obstacle(AgencyId party) {
        if (!directory.enrolled(party)) {
            return Optional.of(NOT_ENROLLED);
        }
        return laid.containsKey(party) ? Optional.empty() : Optional.of(NO_ROUTE);
    }

    /** How many agencies have a way out. */
    int count() {
        return laid.size();
    }

    @Override
    public void close() throws IOException {
        camel.close();
    }

    /**
     * Listeners instead of polling consumers: forty idle partners cost nothing, and each has a
     * thread of its own only while it has something to do.
     */
    private JmsConfiguration broker(ConnectionFactory factory) {
        JmsConfiguration configuration = new JmsConfiguration(factory);
        configuration.setExceptionListener(lost -> broken.set(true));
        configuration.setConsumerType(ConsumerType.Custom);
        configuration.setMessageListenerContainerFactory(Routes::listener);
        configuration.setTransacted(true);
        configuration.setLazyCreateTransactionManager(false);
        configuration.setAcceptMessagesWhileStopping(false);
        configuration.setAutoStartup(true);
        configuration.setTransferException(false);
        configuration.setTransferExchange(false);
        configuration.setDisableReplyTo(true);
        return configuration;
    }

    /** Listens once it runs; on a line that is open already it would give back what came before. */
    private static SimpleMessageListenerContainer listener(JmsEndpoint endpoint) {
        SimpleMessageListenerContainer listener = new SimpleJmsMessageListenerContainer(endpoint);
        listener.setConnectLazily(true);
        return listener;
    }
}

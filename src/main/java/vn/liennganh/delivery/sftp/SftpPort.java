package vn.liennganh.delivery.sftp;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.sshd.common.NamedResource;
import org.apache.sshd.common.SshConstants;
import org.apache.sshd.common.file.FileSystemFactory;
import org.apache.sshd.common.file.root.RootedFileSystemProvider;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.common.session.Session;
import org.apache.sshd.common.session.SessionContext;
import org.apache.sshd.common.session.SessionListener;
import org.apache.sshd.common.session.helpers.AbstractSession;
import org.apache.sshd.core.CoreModuleProperties;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.auth.pubkey.UserAuthPublicKeyFactory;
import org.apache.sshd.server.channel.ChannelSessionFactory;
import org.apache.sshd.server.keyprovider.SimpleGeneratorHostKeyProvider;
import org.apache.sshd.server.session.ServerSession;
import org.apache.sshd.sftp.SftpModuleProperties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import vn.liennganh.delivery.files.Trees;
import vn.liennganh.directory.Limit;
import vn.liennganh.directory.limit.Pace;
import vn.liennganh.message.AgencyId;

/**
 * The port on which agencies reach their file trees by SFTP, and nothing else: no shell, no
 * command, no forwarding. What lies in the trees is the business of {@code delivery.files}, however
 * it came there.
 */
@Component
public class SftpPort implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(SftpPort.class);
    private static final int HOST_KEY_BITS = 256;
    private static final int SFTP_VERSION = 3;
    private static final int LOGIN_TRIES = 6;
    private static final List<String> WEAK = List.of("sha1", "cbc", "md5", "ssh-rsa", "ssh-dss");

    static {
        ownProvidersOnly();
    }

    private final SftpSettings settings;
    private final SftpLogin login;
    private final Trees trees;
    private final Pace pace;
    private final ScheduledExecutorService watch =
            Executors.newSingleThreadScheduledExecutor(
                    work -> {
                        Thread thread = new Thread(work, "sftp-watch");
                        thread.setDaemon(true);
                        return thread;
                    });
    private Optional<SshServer> server = Optional.empty();

    SftpPort(SftpSettings settings, SftpLogin login, Trees trees, Pace pace) {
        this.settings = settings;
        this.login = login;
        this.trees = trees;
        this.pace = pace;
    }

    /**
     * Makes MINA keep the cryptography that it uses to itself: added to those of the whole process
     * it would change what keys and signatures elsewhere are made of. Before its first use.
     */
    public static void ownProvidersOnly() {
        System.setProperty("org.apache.sshd.security.provider.BC.useNamed", "false");
    }

    /** The port that is open; 0 while none is. */
    public int port() {
        return server.map(SshServer::getPort).orElse(0);
    }

    @Override
    public void start() {
        if (!settings.enabled()) {
            return;
        }
        SshServer opened = SshServer.setUpDefaultServer();
        prepare(opened);
        try {
            opened.start();
        } catch (IOException failed) {
            throw new UncheckedIOException("The SFTP port could not be opened", failed);
        }
        server = Optional.of(opened);
        long millis = settings.recheck().toMillis();
        watch.scheduleWithFixedDelay(this::recheck, millis, millis, TimeUnit.MILLISECONDS);
        LOG.info("SFTP on port {}", opened.getPort());
    }

    private void prepare(SshServer server) {
        Room room = Room.of(settings);
        server.setHost(settings.address());
        server.setPort(settings.port());
        server.setKeyPairProvider(hostKey());
        server.setUserAuthFactories(List.of(UserAuthPublicKeyFactory.INSTANCE));
        server.setPublickeyAuthenticator(login);
        server.setChannelFactories(List.of(ChannelSessionFactory.INSTANCE));
        server.setFileSystemFactory(new OwnTree());
        server.setSubsystemFactories(
                List.of(
                        TreeSubsystem.factory(
                                new TreeAccess(room),
                                new TreeCalls(settings.fileMax().toBytes(), room))));
        server.addSessionListener(new Crowd(server));
        strongOnly(server);
        limits(server);
    }

    private KeyPairProvider hostKey() {
        try {
            Files.createDirectories(settings.hostKey().toAbsolutePath().getParent());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        SimpleGeneratorHostKeyProvider key = new SimpleGeneratorHostKeyProvider(settings.hostKey());
        key.setAlgorithm("EC");
        key.setKeySize(HOST_KEY_BITS);
        return key;
    }

    private static void strongOnly(SshServer server) {
        server.setKeyExchangeFactories(strong(server.getKeyExchangeFactories()));
        server.setCipherFactories(strong(server.getCipherFactories()));
        server.setMacFactories(strong(server.getMacFactories()));
        server.setSignatureFactories(strong(server.getSignatureFactories()));
    }

    private static <T extends NamedResource> List<T> strong(List<T> all) {
        return all.stream()
                .filter(one -> WEAK.stream().noneMatch(weak -> weak(one.getName(), weak)))
                .toList();
    }

    /** By word: {@code rsa-sha2-512} is not {@code ssh-rsa}. */
    private static boolean weak(String name, String word) {
        return name.equals(word) || name.contains("-" + word) && !word.startsWith("ssh");
    }

    private void limits(SshServer server) {
        CoreModuleProperties.AUTH_TIMEOUT.set(server, settings.loginTimeout());
        CoreModuleProperties.IDLE_TIMEOUT.set(server, settings.idleTimeout());
        CoreModuleProperties.MAX_AUTH_REQUESTS.set(server, LOGIN_TRIES);
        CoreModuleProperties.MAX_CONCURRENT_SESSIONS.set(server, settings.connectionsPerAgency());
        CoreModuleProperties.MAX_CONCURRENT_CHANNELS.set(server, settings.connectionsPerAgency());
        CoreModuleProperties.SERVER_IDENTIFICATION.set(server, "liennganh");
        SftpModuleProperties.MAX_OPEN_HANDLES_PER_SESSION.set(server, settings.handles());
        SftpModuleProperties.SFTP_VERSION.set(server, SFTP_VERSION);
        SftpModuleProperties.CLIENT_EXTENSIONS.set(server, "");
        SftpModuleProperties.OPENSSH_EXTENSIONS.set(
                server,
                TreeCalls.EXTENSIONS.stream()
                        .map(name -> name + "=1")
                        .collect(Collectors.joining(",")));
    }

    /** Cuts whoever's key or channel the registry does not name any more. */
    private void recheck() {
        for (AbstractSession session : server.orElseThrow().getActiveSessions()) {
            if (session instanceof ServerSession own
                    && own.isAuthenticated()
                    && !login.holds(own)) {
                LOG.info(
                        "SFTP connection cut: its key holds no longer agency={}",
                        own.getUsername());
                cut(own, "The key holds no longer");
            }
        }
    }

    private static void cut(Session session, String why) {
        try {
            session.disconnect(SshConstants.SSH2_DISCONNECT_BY_APPLICATION, why);
        } catch (IOException gone) {
            session.close(true);
        }
    }

    @Override
    public void stop() {
        watch.shutdownNow();
        try {
            server.ifPresent(SftpPort::close);
        } finally {
            server = Optional.empty();
        }
    }

    private static void close(SshServer server) {
        try {
            server.stop(true);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public boolean isRunning() {
        return server.isPresent();
    }

    /** Counts connections, whether they have signed in or not. */
    private final class Crowd implements SessionListener {

        private final SshServer server;

        Crowd(SshServer server) {
            this.server = server;
        }

        @Override
        public void sessionCreated(Session session) {
            if (server.getActiveSessions().size() > settings.connections()) {
                LOG.warn("SFTP connection refused: {} are open", settings.connections());
                session.close(true);
            }
        }

        @Override
        public void sessionEvent(Session session, Event event) {
            if (event != Event.Authenticated) {
                return;
            }
            AgencyId agency = SftpLogin.agency(session.getUsername());
            long own =
                    server.getActiveSessions().stream()
                            .filter(one -> session.getUsername().equals(one.getUsername()))
                            .count();
            if (own > pace.limit(agency, Limit.CONNECTIONS)) {
                LOG.info("SFTP connection refused agency={} open={}", agency, own - 1);
                cut(session, "Too many connections");
            }
        }
    }

    /** The agency's own tree as the whole file system. */
    private final class OwnTree implements FileSystemFactory {

        @Override
        public Path getUserHomeDir(SessionContext session) throws IOException {
            AgencyId agency = SftpLogin.agency(session.getUsername());
            return trees.root(agency)
                    .orElseThrow(() -> new IOException("The tree of " + agency + " is not there"));
        }

        @Override
        public FileSystem createFileSystem(SessionContext session) throws IOException {
            return new RootedFileSystemProvider().newFileSystem(getUserHomeDir(session), Map.of());
        }
    }
}

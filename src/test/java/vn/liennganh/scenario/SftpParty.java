package vn.liennganh.scenario;

import static java.util.concurrent.TimeUnit.SECONDS;

import java.io.IOException;
import java.io.InputStream;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.UUID;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.sftp.client.SftpClient;
import org.apache.sshd.sftp.client.SftpClient.OpenMode;
import org.apache.sshd.sftp.client.SftpClientFactory;
import vn.liennganh.delivery.sftp.SftpPort;

/** A partner that exchanges files by SFTP, with the client of Apache MINA. */
final class SftpParty implements AutoCloseable {

    static {
        SftpPort.ownProvidersOnly();
    }

    private static final KeyPair KEY = key("EC", 256);
    private static final int PATIENCE_SECONDS = 10;

    private final SshClient client = SshClient.setUpDefaultClient();
    private final ClientSession session;
    private final SftpClient files;

    private SftpParty(int port, String user, KeyPair key) throws IOException {
        client.start();
        try {
            session =
                    client.connect(user, "127.0.0.1", port)
                            .verify(PATIENCE_SECONDS, SECONDS)
                            .getSession();
            session.addPublicKeyIdentity(key);
            session.auth().verify(PATIENCE_SECONDS, SECONDS);
            files = SftpClientFactory.instance().createSftpClient(session);
        } catch (IOException refused) {
            client.stop();
            throw refused;
        }
    }

    /** Signs in as the agency with the key that its entry names. */
    static SftpParty of(RunningHub hub, String agency) throws IOException {
        return of(hub, agency, KEY);
    }

    /** The same at another port, where something stands between it and the hub. */
    static SftpParty at(int port, String agency) throws IOException {
        return new SftpParty(port, agency, KEY);
    }

    static SftpParty of(RunningHub hub, String user, KeyPair key) throws IOException {
        return new SftpParty(hub.bean(SftpPort.class).port(), user, key);
    }

    /** The line of the registry. */
    static String line() {
        return line(KEY);
    }

    static String line(KeyPair key) {
        return PublicKeyEntry.toString(key.getPublic());
    }

    static KeyPair key(String algorithm, int bits) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
            generator.initialize(bits);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException failed) {
            throw new IllegalStateException(failed);
        }
    }

    SftpClient files() {
        return files;
    }

    ClientSession session() {
        return session;
    }

    /** Puts a file as partners should: under another name first. */
    void put(String path, byte[] bytes) throws IOException {
        String writing = "in/." + UUID.randomUUID();
        write(writing, 0, bytes);
        files.rename(writing, path);
    }

    void write(String path, long offset, byte[] bytes) throws IOException {
        try (SftpClient.CloseableHandle file =
                files.open(path, EnumSet.of(OpenMode.Write, OpenMode.Create))) {
            files.write(file, offset, bytes);
        }
    }

    byte[] get(String path) throws IOException {
        try (InputStream in = files.read(path)) {
            return in.readAllBytes();
        }
    }

    List<String> list(String folder) throws IOException {
        List<String> names = new ArrayList<>();
        try (SftpClient.CloseableHandle open = files.openDir(folder)) {
            for (SftpClient.DirEntry one : files.listDir(open)) {
                if (!one.getFilename().matches("\\.\\.?")) {
                    names.add(one.getFilename());
                }
            }
        }
        return names;
    }

    /** Cuts the line as a fault of the network does: nothing is said any more. */
    void cut() {
        session.close(true);
    }

    boolean open() {
        return session.isOpen();
    }

    @Override
    public void close() {
        client.stop();
    }
}

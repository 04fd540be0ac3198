package vn.liennganh.partner.cli;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.net.ssl.SSLContext;
import vn.liennganh.merkle.NoteKeyLine;
import vn.liennganh.message.AttachmentRef;
import vn.liennganh.message.Receipt;
import vn.liennganh.message.Sha256;
import vn.liennganh.partner.client.Draft;
import vn.liennganh.partner.client.HubClient;
import vn.liennganh.partner.client.Signer;
import vn.liennganh.partner.client.Trust;

/** One command's connection: the agency's keys, and the hub as this agency sees it. */
record Session(AgencyHome home, HubClient hub, Signer signer) {

    /**
     * Connects; the log key is pinned in the home at the first contact, and only read there
     * afterwards.
     */
    static Session open(AgencyHome home, URI url, Optional<Path> ca, HubClient.Options options) {
        Trust trust = home.trust(ca);
        SSLContext tls = home.tls().sslContext(trust.authorities());
        if (trust.logKey().isEmpty()) {
            NoteKeyLine key = HubClient.of(url, tls, trust, options).logKey();
            write(home.directory().resolve("log.key"), (key.line() + "\n").getBytes());
            trust = trust.withLogKey(key);
        }
        return new Session(home, HubClient.of(url, tls, trust, options), home.signer());
    }

    /** Uploads files and names them in the draft. */
    void attach(Draft draft, List<Path> files) {
        for (Path file : files) {
            AttachmentRef attachment = describe(file);
            hub.upload(file, attachment.sha256());
            draft.attach(attachment);
        }
    }

    /** Keeps the signed bytes before they go out, so that the very same can be sent again. */
    Receipt send(UUID id, byte[] cms) {
        write(home.kept("sent", id + ".p7m"), cms);
        Receipt receipt = hub.send(cms);
        write(receiptFile(id), receipt.toBytes());
        return receipt;
    }

    Path receiptFile(UUID id) {
        return home.kept("receipts", id + ".json");
    }

    static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException unreadable) {
            throw new Unusable("partner.file-unreadable", file);
        }
    }

    static void write(Path file, byte[] bytes) {
        try {
            Files.write(file, bytes);
        } catch (IOException refused) {
            throw new Unusable("partner.file-unwritable", file);
        }
    }

    static Sha256 digest(Path file) {
        try (InputStream content = Files.newInputStream(file)) {
            MessageDigest digest = Sha256.newDigest();
            byte[] buffer = new byte[65_536];
            for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
                digest.update(buffer, 0, read);
            }
            return Sha256.wrap(digest.digest());
        } catch (IOException unreadable) {
            throw new Unusable("partner.file-unreadable", file);
        }
    }

    private static AttachmentRef describe(Path file) {
        String name = String.valueOf(file.getFileName());
        String guessed = URLConnection.guessContentTypeFromName(name);
        try {
            return new AttachmentRef(
                    name,
                    guessed == null ? "application/octet-stream" : guessed,
                    Files.size(file),
                    digest(file));
        } catch (IOException | IllegalArgumentException unusable) {
            throw new Unusable("partner.file-unreadable", file);
        }
    }
}

package vn.liennganh.partner.client;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import vn.liennganh.message.RefusalCode;
import vn.liennganh.message.Sha256;
import vn.liennganh.message.Text;
import vn.liennganh.partner.client.mail.Safekeeping;

/** Contents of attachments, streamed from and into files; none is ever whole in memory. */
final class Transfers {

    private final Wire wire;

    Transfers(Wire wire) {
        this.wire = wire;
    }

    /** Sends what the hub lacks of a file, and again what a broken connection left out. */
    void upload(String path, Path file) {
        long received = 0;
        for (int attempt = 1; ; attempt++) {
            try {
                send(path, file, received);
                return;
            } catch (UncheckedIOException broken) {
                if (attempt >= wire.patience().attempts()) {
                    throw broken;
                }
                wire.pause(wire.patience().before(attempt + 1));
            } catch (Problem refused) {
                boolean moved = refused.code().equals(RefusalCode.MESSAGE_MALFORMED.slug());
                if (attempt >= wire.patience().attempts() || !moved && !refused.retryable()) {
                    throw refused;
                }
                wire.pause(refused.retryAfter().orElse(wire.patience().before(attempt + 1)));
            }
            received = received(path);
        }
    }

    /** How many bytes of an upload of one's own the hub holds. */
    private long received(String path) {
        Reply reply =
                wire.send(
                        wire.request(path, Wire.CALL)
                                .method("HEAD", BodyPublishers.noBody())
                                .build());
        return reply.headers().firstValueAsLong("Upload-Offset").orElse(0);
    }

    private void send(String path, Path file, long from) {
        try {
            long size = Files.size(file);
            long offset = from < size ? from : 0;
            HttpRequest.Builder request =
                    wire.request(path, Wire.TRANSFER)
                            .header("Content-Type", "application/octet-stream");
            if (offset > 0) {
                request.header("Content-Range", "bytes %d-%d/%d".formatted(offset, size - 1, size));
            }
            wire.sendOnce(
                    request.PUT(
                                    BodyPublishers.fromPublisher(
                                            BodyPublishers.ofInputStream(() -> rest(file, offset)),
                                            size - offset))
                            .build());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static InputStream rest(Path file, long offset) {
        try {
            return Channels.newInputStream(FileChannel.open(file).position(offset));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /**
     * Fetches into a file that is there only when its content has that digest; where the connection
     * breaks it goes on behind what has come.
     *
     * @throws VerificationFailed {@code digest-mismatch}
     */
    void download(String path, Sha256 expected, Path target) {
        Path part = target.resolveSibling(target.getFileName() + ".part");
        try {
            Files.deleteIfExists(part);
            fetch(path, expected, part);
            if (!Safekeeping.digest(part).equals(expected)) {
                throw new VerificationFailed(
                        RefusalCode.DIGEST_MISMATCH.slug(),
                        Text.of("partner.attachment-differs", expected));
            }
            Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        } finally {
            part.toFile().delete();
        }
    }

    private void fetch(String path, Sha256 expected, Path part) throws IOException {
        for (int attempt = 1; ; attempt++) {
            boolean last = attempt >= wire.patience().attempts();
            try {
                long there = Files.exists(part) ? Files.size(part) : 0;
                wire.download(path, part, there, "\"" + expected.hex() + "\"");
                return;
            } catch (UncheckedIOException broken) {
                if (last) {
                    throw broken;
                }
                wire.pause(wire.patience().before(attempt + 1));
            } catch (Problem refused) {
                if (last || !refused.retryable()) {
                    throw refused;
                }
                wire.pause(refused.retryAfter().orElse(wire.patience().before(attempt + 1)));
            }
        }
    }
}

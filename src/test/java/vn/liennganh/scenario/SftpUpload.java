package vn.liennganh.scenario;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import org.apache.sshd.sftp.client.SftpClient;
import org.apache.sshd.sftp.client.SftpClient.OpenMode;
import vn.liennganh.message.Sha256;

/** How clients put a file, a few bytes at a time. */
enum SftpUpload {
    BY_RENAME,
    UNDER_ITS_NAME;

    /** Bytes of one write, so that a file can be there in part. */
    private static final int PIECE = 400;

    /** First the content that the message names, then the message. */
    void put(SftpParty me, String name, byte[] cms, byte[] content) throws IOException {
        put(me, Sha256.of(content).hex(), content);
        put(me, name, cms);
    }

    private void put(SftpParty me, String name, byte[] bytes) throws IOException {
        String writing = writing(name);
        try (SftpClient.CloseableHandle file =
                me.files()
                        .open(
                                writing,
                                EnumSet.of(OpenMode.Write, OpenMode.Create, OpenMode.Truncate))) {
            for (int at = 0; at < bytes.length; at += PIECE) {
                me.files().write(file, at, bytes, at, Math.min(PIECE, bytes.length - at));
            }
        }
        if (this == BY_RENAME) {
            me.files().rename(writing, "in/" + name);
        }
    }

    private String writing(String name) {
        return this == BY_RENAME ? "in/." + name : "in/" + name;
    }

    /** Whether something lies there of a file, and not all of it. */
    boolean isThereInPart(Path tree, String name, byte[] whole) throws IOException {
        Path begun = tree.resolve(writing(name));
        return Files.exists(begun) && Files.size(begun) > 0 && Files.size(begun) < whole.length;
    }
}

package vn.liennganh.delivery.sftp;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.util.Set;
import org.apache.sshd.server.session.ServerSession;
import org.apache.sshd.sftp.common.SftpConstants;
import org.apache.sshd.sftp.common.extensions.openssh.FsyncExtensionParser;
import org.apache.sshd.sftp.common.extensions.openssh.LimitsExtensionParser;
import org.apache.sshd.sftp.common.extensions.openssh.PosixRenameExtensionParser;
import org.apache.sshd.sftp.server.FileHandle;
import org.apache.sshd.sftp.server.SftpEventListener;

/** The calls of SFTP that partners need, and how far they may write. No other call is answered. */
final class TreeCalls implements SftpEventListener {

    /** Of OpenSSH's additions, those that put a file in its place. */
    static final Set<String> EXTENSIONS =
            Set.of(
                    FsyncExtensionParser.NAME,
                    LimitsExtensionParser.NAME,
                    PosixRenameExtensionParser.NAME);

    private static final Set<Integer> REFUSED =
            Set.of(
                    SftpConstants.SSH_FXP_LINK,
                    SftpConstants.SSH_FXP_SYMLINK,
                    SftpConstants.SSH_FXP_READLINK,
                    SftpConstants.SSH_FXP_BLOCK,
                    SftpConstants.SSH_FXP_UNBLOCK);

    private final long fileMax;
    private final Room room;

    /**
     * @param fileMax bytes of one file
     */
    TreeCalls(long fileMax, Room room) {
        this.fileMax = fileMax;
        this.room = room;
    }

    @Override
    public void received(ServerSession session, int type, int id) throws IOException {
        if (REFUSED.contains(type)) {
            throw new AccessDeniedException(SftpConstants.getCommandMessageName(type));
        }
    }

    @Override
    public void receivedExtension(ServerSession session, String extension, int id)
            throws IOException {
        if (!EXTENSIONS.contains(extension)) {
            throw new AccessDeniedException(extension);
        }
    }

    @Override
    public void writing(
            ServerSession session,
            String name,
            FileHandle file,
            long offset,
            byte[] data,
            int at,
            int length)
            throws IOException {
        long start = file.isOpenAppend() ? file.getFileChannel().size() : offset;
        if (start > fileMax - length) {
            throw new IOException("A file is at most " + fileMax + " bytes");
        }
        room.grow(file.getFile(), start, length);
    }
}

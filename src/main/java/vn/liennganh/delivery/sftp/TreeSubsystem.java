package vn.liennganh.delivery.sftp;

import java.io.IOException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import org.apache.sshd.common.util.buffer.Buffer;
import org.apache.sshd.server.channel.ChannelSession;
import org.apache.sshd.server.command.Command;
import org.apache.sshd.sftp.server.DirectoryHandle;
import org.apache.sshd.sftp.server.SftpSubsystem;
import org.apache.sshd.sftp.server.SftpSubsystemConfigurator;
import org.apache.sshd.sftp.server.SftpSubsystemFactory;

/**
 * One client's SFTP, which lists a folder also while its files come and go: the hub takes what is
 * finished out of {@code in/} at any moment, and the library ends a listing at the first name that
 * is no longer there. One thread.
 */
final class TreeSubsystem extends SftpSubsystem {

    private boolean listing;

    private TreeSubsystem(ChannelSession channel, SftpSubsystemConfigurator configurator) {
        super(channel, configurator);
    }

    static SftpSubsystemFactory factory(TreeAccess access, TreeCalls calls) {
        SftpSubsystemFactory factory =
                new SftpSubsystemFactory() {
                    @Override
                    public Command createSubsystem(ChannelSession channel) {
                        TreeSubsystem one = new TreeSubsystem(channel, this);
                        getRegisteredListeners().forEach(one::addSftpEventListener);
                        return one;
                    }
                };
        factory.setFileSystemAccessor(access);
        factory.addSftpEventListener(calls);
        return factory;
    }

    @Override
    protected int doReadDir(
            int id,
            String handle,
            DirectoryHandle folder,
            Buffer buffer,
            int sizeMax,
            boolean followLinks)
            throws IOException {
        listing = true;
        try {
            return super.doReadDir(id, handle, folder, buffer, sizeMax, followLinks);
        } finally {
            listing = false;
        }
    }

    /** Who was there when the names were read is listed as an empty file. */
    @Override
    protected NavigableMap<String, Object> resolveFileAttributes(
            Path file, int flags, boolean neverFollow, LinkOption... options) throws IOException {
        try {
            return super.resolveFileAttributes(file, flags, neverFollow, options);
        } catch (NoSuchFileException gone) {
            if (!listing) {
                throw gone;
            }
            return new TreeMap<>(
                    Map.of(
                            "isRegularFile",
                            true,
                            "size",
                            0L,
                            "permissions",
                            Set.of(),
                            "lastModifiedTime",
                            FileTime.from(Instant.EPOCH)));
        }
    }
}

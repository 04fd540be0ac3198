package vn.liennganh.delivery.sftp;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.CopyOption;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.AclEntry;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.security.Principal;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.sshd.sftp.server.DirectoryHandle;
import org.apache.sshd.sftp.server.FileHandle;
import org.apache.sshd.sftp.server.SftpFileSystemAccessor;
import org.apache.sshd.sftp.server.SftpSubsystemProxy;
import org.jspecify.annotations.Nullable;

/**
 * What an agency may do in its own tree: write in {@code in/}; read, remove and rename in all four
 * folders, each file within its folder; and nothing else. Paths have one folder and one name, so
 * none leads out; a link is never followed.
 */
final class TreeAccess implements SftpFileSystemAccessor {

    private static final String IN = "in";
    private static final Set<String> FOLDERS = Set.of(IN, "out", "receipts", "error");
    private static final Set<StandardOpenOption> WRITING =
            Set.of(
                    StandardOpenOption.WRITE,
                    StandardOpenOption.APPEND,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.CREATE_NEW,
                    StandardOpenOption.TRUNCATE_EXISTING);

    private final Room room;

    TreeAccess(Room room) {
        this.room = room;
    }

    /** The folder that a file of the tree lies in; anything deeper or beside them is refused. */
    private static String folder(Path file) throws AccessDeniedException {
        Path named = file.toAbsolutePath().normalize();
        if (named.getNameCount() != 2 || !FOLDERS.contains(named.getName(0).toString())) {
            throw denied(file);
        }
        return named.getName(0).toString();
    }

    private static AccessDeniedException denied(Path path) {
        return new AccessDeniedException(path.toString());
    }

    @Override
    public LinkOption[] resolveFileAccessLinkOptions(
            SftpSubsystemProxy subsystem,
            Path file,
            int command,
            String extension,
            boolean followLinks) {
        return new LinkOption[] {LinkOption.NOFOLLOW_LINKS};
    }

    @Override
    public SeekableByteChannel openFile(
            SftpSubsystemProxy subsystem,
            @Nullable FileHandle handle,
            Path file,
            @Nullable String name,
            Set<? extends OpenOption> options,
            FileAttribute<?>... attributes)
            throws IOException {
        boolean writes = options.stream().anyMatch(WRITING::contains);
        String folder = folder(file);
        if (writes) {
            if (!folder.equals(IN)) {
                throw denied(file);
            }
            room.open(file);
        }
        if (!writes && !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            throw new NoSuchFileException(file.toString());
        }
        Set<OpenOption> opened = new HashSet<>(options);
        opened.add(LinkOption.NOFOLLOW_LINKS);
        return FileChannel.open(file, opened);
    }

    @Override
    public DirectoryStream<Path> openDirectory(
            SftpSubsystemProxy subsystem,
            DirectoryHandle handle,
            Path folder,
            String name,
            LinkOption... options)
            throws IOException {
        Path named = folder.toAbsolutePath().normalize();
        boolean own =
                named.getNameCount() == 0
                        || named.getNameCount() == 1
                                && FOLDERS.contains(named.getName(0).toString());
        if (!own || !Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            throw denied(folder);
        }
        return Files.newDirectoryStream(folder);
    }

    @Override
    public Map<String, ?> readFileAttributes(
            SftpSubsystemProxy subsystem, Path file, String view, LinkOption... options)
            throws IOException {
        return Files.readAttributes(file, view, LinkOption.NOFOLLOW_LINKS);
    }

    @Override
    public void renameFile(
            SftpSubsystemProxy subsystem, Path from, Path to, Collection<CopyOption> options)
            throws IOException {
        if (!folder(from).equals(folder(to))
                || Files.isDirectory(from, LinkOption.NOFOLLOW_LINKS)) {
            throw denied(to);
        }
        Files.move(from, to, options.toArray(CopyOption[]::new));
    }

    @Override
    public void removeFile(SftpSubsystemProxy subsystem, Path file, boolean folder)
            throws IOException {
        folder(file);
        if (folder || Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
            throw denied(file);
        }
        Files.delete(file);
    }

    @Override
    public void createDirectory(SftpSubsystemProxy subsystem, Path path) throws IOException {
        throw denied(path);
    }

    @Override
    public void createLink(SftpSubsystemProxy subsystem, Path link, Path existing, boolean symbolic)
            throws IOException {
        throw denied(link);
    }

    @Override
    public String resolveLinkTarget(SftpSubsystemProxy subsystem, Path link) throws IOException {
        throw denied(link);
    }

    @Override
    public void copyFile(
            SftpSubsystemProxy subsystem, Path from, Path to, Collection<CopyOption> options)
            throws IOException {
        throw denied(to);
    }

    // Times, owners and rights are the hub's: how long a file may stay unfinished is counted from
    // them. Clients set them after an upload as a matter of course, so that has no effect instead
    // of failing.

    @Override
    public void setFileAttribute(
            SftpSubsystemProxy subsystem,
            Path file,
            String view,
            String attribute,
            @Nullable Object value,
            LinkOption... options) {}

    @Override
    public void setFileOwner(
            SftpSubsystemProxy subsystem, Path file, Principal value, LinkOption... options) {}

    @Override
    public void setGroupOwner(
            SftpSubsystemProxy subsystem, Path file, Principal value, LinkOption... options) {}

    @Override
    public void setFilePermissions(
            SftpSubsystemProxy subsystem,
            Path file,
            Set<PosixFilePermission> rights,
            LinkOption... options) {}

    @Override
    public void setFileAccessControl(
            SftpSubsystemProxy subsystem, Path file, List<AclEntry> acl, LinkOption... options) {}
}

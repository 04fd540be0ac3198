package vn.liennganh.startup.people;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.liennganh.directory.Agency;
import vn.liennganh.directory.Directory;

/**
 * {@code users.txt} of the sandbox: a line {@code identifier role user password} for every role of
 * the consoles. A later start finds the passwords of the first.
 */
final class SandboxUsers {

    /** Without letters and figures that look alike. */
    private static final String ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789";

    private static final int PASSWORD_LENGTH = 12;

    private final Map<String, SandboxUser> users;

    private SandboxUsers(Map<String, SandboxUser> users) {
        this.users = users;
    }

    /** Reads the file, adds whoever is missing, and writes it again. */
    static SandboxUsers prepare(Path folder, Directory directory) {
        Path file = folder.resolve("users.txt");
        Map<String, String> known = passwords(file);
        Map<String, SandboxUser> users = new LinkedHashMap<>();
        SecureRandom random = new SecureRandom();
        for (Agency agency : directory.agencies()) {
            for (SandboxUser.Job job : SandboxUser.Job.of(agency.kind())) {
                String name = job.word() + "@" + agency.id();
                String password = known.getOrDefault(name, fresh(random));
                users.put(name, new SandboxUser(agency.id(), job, name, password));
            }
        }
        List<String> lines = users.values().stream().map(SandboxUser::line).toList();
        write(file, String.join("\n", lines) + "\n");
        return new SandboxUsers(users);
    }

    Optional<SandboxUser> find(String user) {
        return Optional.ofNullable(users.get(user));
    }

    List<SandboxUser> all() {
        return List.copyOf(users.values());
    }

    private static String fresh(SecureRandom random) {
        StringBuilder password = new StringBuilder();
        for (int i = 0; i < PASSWORD_LENGTH; i++) {
            password.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return password.toString();
    }

    private static Map<String, String> passwords(Path file) {
        Map<String, String> known = new LinkedHashMap<>();
        try {
            for (String line :
                    Files.exists(file) ? Files.readAllLines(file) : new ArrayList<String>()) {
                String[] words = line.split(" ");
                if (words.length == 4) {
                    known.put(words[2], words[3]);
                }
            }
            return known;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static void write(Path file, String text) {
        try {
            Path draft = file.resolveSibling("users.txt.new");
            Files.writeString(draft, text);
            if (draft.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                Files.setPosixFilePermissions(
                        draft,
                        java.nio.file.attribute.PosixFilePermissions.fromString("rw-------"));
            }
            Files.move(
                    draft,
                    file,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}

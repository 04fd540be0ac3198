package vn.liennganh.startup.keys;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.TreeMap;
import vn.liennganh.directory.Agency;
import vn.liennganh.directory.Directory;
import vn.liennganh.directory.Enrolment;
import vn.liennganh.message.AgencyId;

/**
 * {@code enrolment.txt} of the sandbox: a line {@code identifier code} for each agency that is
 * registered but not enrolled. A code that is no longer good is replaced at the next start.
 */
public final class EnrolmentCodes {

    private EnrolmentCodes() {}

    public static void write(Path dataDir, Directory directory, Enrolment enrolment) {
        Path file = dataDir.resolve("sandbox").resolve("enrolment.txt");
        Map<AgencyId, String> known = read(file);
        StringBuilder lines = new StringBuilder();
        for (Agency agency : directory.agencies()) {
            if (!directory.enrolled(agency.id())) {
                String there = known.getOrDefault(agency.id(), "");
                String code =
                        enrolment.good(agency.id(), there) ? there : enrolment.newCode(agency.id());
                lines.append(agency.id()).append(' ').append(code).append('\n');
            }
        }
        try {
            Files.createDirectories(file.getParent());
            Path inTheMaking = file.resolveSibling("enrolment.txt.new");
            Files.writeString(inTheMaking, lines);
            Files.move(inTheMaking, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static Map<AgencyId, String> read(Path file) {
        Map<AgencyId, String> codes = new TreeMap<>();
        try {
            if (Files.exists(file)) {
                for (String line : Files.readAllLines(file)) {
                    String[] words = line.split(" ");
                    if (words.length == 2) {
                        codes.put(AgencyId.of(words[0]), words[1]);
                    }
                }
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return codes;
    }
}

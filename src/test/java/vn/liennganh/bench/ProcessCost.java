package vn.liennganh.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * What processes have cost so far, from {@code /proc}: a root process with all that descend from
 * it. Memory is proportional (PSS), so that what PostgreSQL's processes share is counted once.
 */
record ProcessCost(double cpuSeconds, long memoryKib) {

    private static final double TICKS_PER_SECOND = 100;

    static ProcessCost of(Set<Long> roots) {
        double cpu = 0;
        long memory = 0;
        for (long pid : withDescendants(roots)) {
            cpu += cpu(pid);
            memory += memory(pid);
        }
        return new ProcessCost(cpu, memory);
    }

    ProcessCost since(ProcessCost earlier) {
        return new ProcessCost(cpuSeconds - earlier.cpuSeconds, memoryKib);
    }

    private static Set<Long> withDescendants(Set<Long> roots) {
        Map<Long, Long> parents = new HashMap<>();
        try (DirectoryStream<Path> processes =
                Files.newDirectoryStream(Path.of("/proc"), "[0-9]*")) {
            for (Path process : processes) {
                long pid = Long.parseLong(process.getFileName().toString());
                String[] fields = stat(pid);
                if (fields.length > 2) {
                    parents.put(pid, Long.parseLong(fields[1]));
                }
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        Set<Long> found = new HashSet<>(roots);
        boolean grew = true;
        while (grew) {
            grew = false;
            for (Map.Entry<Long, Long> entry : parents.entrySet()) {
                grew |= found.contains(entry.getValue()) && found.add(entry.getKey());
            }
        }
        found.retainAll(parents.keySet());
        return found;
    }

    /** User and system time, with that of children that have ended. */
    private static double cpu(long pid) {
        String[] fields = stat(pid);
        if (fields.length < 15) {
            return 0;
        }
        long ticks = 0;
        for (int field = 11; field <= 14; field++) {
            ticks += Long.parseLong(fields[field]);
        }
        return ticks / TICKS_PER_SECOND;
    }

    private static long memory(long pid) {
        for (String line : read(Path.of("/proc/" + pid + "/smaps_rollup")).split("\n")) {
            if (line.startsWith("Pss:")) {
                return Long.parseLong(line.replaceAll("\\D", ""));
            }
        }
        return 0;
    }

    /** The fields behind the command's name, which may hold blanks: state, parent, … */
    private static String[] stat(long pid) {
        String line = read(Path.of("/proc/" + pid + "/stat"));
        int name = line.lastIndexOf(')');
        return name < 0 ? new String[0] : line.substring(name + 2).trim().split(" ");
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (NoSuchFileException ended) {
            return "";
        } catch (IOException ended) {
            return "";
        }
    }
}

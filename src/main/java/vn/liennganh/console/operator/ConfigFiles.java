package vn.liennganh.console.operator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import vn.liennganh.message.Sha256;

/**
 * The folders that say what the hub does: settings, law, directory, and routes. They are read here,
 * never written, and nothing outside them is.
 */
@Component
class ConfigFiles {

    private static final long SHOWN_MAX = 1_048_576;

    /** Secrets do not belong into these files; whoever put one there anyway shows it to nobody. */
    private static final Pattern SECRET =
            Pattern.compile(
                    "(?im)^(\\s*[\\w.-]*(?:secret|password|passwd|token|credential)\\s*:\\s*)"
                            + "(\\S.*)$");

    private final Map<String, Path> roots = new LinkedHashMap<>();

    ConfigFiles(
            @Value("${hub.config-dir}") Path config,
            @Value("${hub.delivery.routes-dir}") Path routes) {
        roots.put("routes", routes.toAbsolutePath().normalize());
        roots.put("config", config.toAbsolutePath().normalize());
    }

    /**
     * Something in a folder.
     *
     * @param path from the name of the root on, with slashes
     * @param sha256 of a file
     */
    record Item(String path, String name, boolean folder, long size, Optional<String> sha256) {}

    /** A file's text; {@code sha256} is of the bytes as they lie there. */
    record Text(String path, String text, long size, String sha256) {}

    List<String> roots() {
        return List.copyOf(roots.keySet());
    }

    /** What lies in a folder, folders first; empty for anything that is no folder here. */
    Optional<List<Item>> folder(String path) {
        return resolve(path)
                .filter(place -> Files.isDirectory(place, LinkOption.NOFOLLOW_LINKS))
                .map(
                        place -> {
                            try (Stream<Path> all = Files.list(place)) {
                                return all.filter(one -> !Files.isSymbolicLink(one))
                                        .map(one -> item(path, one))
                                        .sorted(
                                                Comparator.comparing(Item::folder)
                                                        .reversed()
                                                        .thenComparing(Item::name))
                                        .toList();
                            } catch (IOException unreadable) {
                                throw new UncheckedIOException(unreadable);
                            }
                        });
    }

    /** The text of a file; empty for anything that is no readable text here. */
    Optional<Text> file(String path) {
        return resolve(path)
                .filter(place -> Files.isRegularFile(place, LinkOption.NOFOLLOW_LINKS))
                .flatMap(place -> text(path, place));
    }

    /** Every file with its digest, so that two hubs can be compared. */
    List<Item> all() {
        return roots.keySet().stream().flatMap(root -> below(root).stream()).toList();
    }

    private List<Item> below(String path) {
        return folder(path).orElse(List.of()).stream()
                .flatMap(one -> one.folder() ? below(one.path()).stream() : Stream.of(one))
                .toList();
    }

    private static Item item(String folder, Path one) {
        boolean isFolder = Files.isDirectory(one);
        String name = one.getFileName().toString();
        try {
            return new Item(
                    folder + "/" + name,
                    name,
                    isFolder,
                    isFolder ? 0 : Files.size(one),
                    isFolder
                            ? Optional.empty()
                            : Optional.of(Sha256.of(Files.readAllBytes(one)).hex()));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Optional<Text> text(String path, Path place) {
        try {
            if (Files.size(place) > SHOWN_MAX) {
                return Optional.empty();
            }
            byte[] bytes = Files.readAllBytes(place);
            String text =
                    StandardCharsets.UTF_8
                            .newDecoder()
                            .decode(java.nio.ByteBuffer.wrap(bytes))
                            .toString();
            return Optional.of(
                    new Text(
                            path,
                            SECRET.matcher(text).replaceAll("$1********"),
                            bytes.length,
                            Sha256.of(bytes).hex()));
        } catch (CharacterCodingException noText) {
            return Optional.empty();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The place of a path below one of the roots, links not followed. */
    private Optional<Path> resolve(String path) {
        int slash = path.indexOf('/');
        String name = slash < 0 ? path : path.substring(0, slash);
        Path root = roots.get(name);
        if (root == null || path.indexOf('\0') >= 0) {
            return Optional.empty();
        }
        Path place = slash < 0 ? root : root.resolve(path.substring(slash + 1)).normalize();
        if (!place.startsWith(root)) {
            return Optional.empty();
        }
        for (Path part = place; !part.equals(root); part = part.getParent()) {
            if (Files.isSymbolicLink(part)) {
                return Optional.empty();
            }
        }
        return Optional.of(place);
    }
}

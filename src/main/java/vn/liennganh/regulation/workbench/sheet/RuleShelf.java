package vn.liennganh.regulation.workbench.sheet;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import vn.liennganh.regulation.overlay.OverlayReader;
import vn.liennganh.yaml.ConfigProblem;

/**
 * All rule files of a configuration directory that can be read at all.
 *
 * @param unreadable what kept the others from being read
 */
public record RuleShelf(Path config, List<RuleSheet> sheets, List<ConfigProblem> unreadable) {

    public static RuleShelf of(Path config) {
        List<RuleSheet> sheets = new ArrayList<>();
        List<ConfigProblem> unreadable = new ArrayList<>();
        for (Path file : ruleFiles(config.resolve("regulations"))) {
            try {
                sheets.add(RuleSheet.read(file));
            } catch (ConfigProblem problem) {
                unreadable.add(problem);
            }
        }
        return new RuleShelf(config, List.copyOf(sheets), List.copyOf(unreadable));
    }

    private static List<Path> ruleFiles(Path regulations) {
        try (Stream<Path> files = Files.walk(regulations, 2)) {
            return files.filter(file -> !regulations.equals(file.getParent()))
                    .filter(file -> !file.getParent().endsWith(OverlayReader.FOLDER))
                    .filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            throw new ConfigProblem(regulations, 0, "cannot be listed: " + unreadable.getMessage());
        }
    }

    /** The message sheet of a full type name, of the newest edition that has it. */
    public Optional<MessageSheet> message(String type) {
        Optional<MessageSheet> found = Optional.empty();
        for (RuleSheet sheet : sheets) {
            for (MessageSheet message : sheet.messages()) {
                if (message.type().equals(type)) {
                    found = Optional.of(message);
                }
            }
        }
        return found;
    }

    public Optional<RuleSheet> sheet(String procedure, int edition) {
        return sheets.stream()
                .filter(one -> one.procedure().equals(procedure) && one.edition() == edition)
                .findFirst();
    }
}

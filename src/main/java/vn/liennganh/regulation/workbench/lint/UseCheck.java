package vn.liennganh.regulation.workbench.lint;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import vn.liennganh.regulation.workbench.lint.Finding.Kind;
import vn.liennganh.regulation.workbench.sheet.MessageSheet;
import vn.liennganh.regulation.workbench.sheet.Place;
import vn.liennganh.regulation.workbench.sheet.RuleSheet;
import vn.liennganh.regulation.workbench.sheet.RuleShelf;

/** What is declared for rules is used by a rule. */
final class UseCheck {

    /** Values that the hub itself asks for by name, in whatever rule file. */
    private static final Set<String> ASKED_BY_THE_HUB =
            Set.of(
                    "immediately-target",
                    "message-age",
                    "message-age-with-official",
                    "second-official-threshold");

    private static final Pattern WORD = Pattern.compile("[a-z0-9]+(?:-[a-z0-9]+)+");

    private final Path config;
    private final Vocabulary words;
    private final RuleShelf shelf;
    private final List<Finding> findings;

    UseCheck(Path config, Vocabulary words, RuleShelf shelf, List<Finding> findings) {
        this.config = config;
        this.words = words;
        this.shelf = shelf;
        this.findings = findings;
    }

    void run() {
        Set<String> used = new HashSet<>(ASKED_BY_THE_HUB);
        Path policy = config.resolve("regulations/policy.yaml");
        for (String directory : List.of("regulations", "calendars")) {
            collect(config.resolve(directory), policy, used);
        }
        words.policies()
                .forEach(
                        (id, place) -> {
                            if (!used.contains(id)) {
                                findings.add(Finding.of(Kind.UNUSED_POLICY, place, id));
                            }
                        });
        Set<String> codes = new HashSet<>();
        for (RuleSheet sheet : shelf.sheets()) {
            for (MessageSheet message : sheet.messages()) {
                codes.addAll(message.codes());
            }
        }
        if (!codes.isEmpty()) {
            words.codes().forEach((code, place) -> code(codes, code, place));
        }
    }

    private void code(Set<String> used, String code, Place place) {
        if (!used.contains(code)) {
            findings.add(Finding.of(Kind.CATALOGUE_CODE_WITHOUT_TYPE, place, code));
        }
    }

    private static void collect(Path directory, Path except, Set<String> used) {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.filter(one -> one.toString().endsWith(".yaml")).toList()) {
                if (!file.equals(except)) {
                    for (String line : Files.readAllLines(file)) {
                        Matcher word = WORD.matcher(line.replaceFirst("^\\s*#.*", ""));
                        while (word.find()) {
                            used.add(word.group());
                        }
                    }
                }
            }
        } catch (IOException unreadable) {
            // A directory that cannot be listed is refused by its reader, with its name.
            return;
        }
    }
}

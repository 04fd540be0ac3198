package vn.liennganh.regulation.workbench.lint;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import vn.liennganh.regulation.read.RuleFiles;
import vn.liennganh.regulation.workbench.lint.Finding.Kind;
import vn.liennganh.regulation.workbench.sheet.MessageSheet;
import vn.liennganh.regulation.workbench.sheet.Place;
import vn.liennganh.regulation.workbench.sheet.RuleSheet;
import vn.liennganh.regulation.workbench.sheet.RuleShelf;
import vn.liennganh.yaml.ConfigProblem;

/**
 * Finds what is wrong with a configuration of regulations: what the readers refuse at a start, and
 * what they let pass although no exchange could live with it.
 */
public final class Linter {

    private final Path config;
    private final RuleShelf shelf;
    private final Vocabulary words;
    private final Forms forms;
    private final List<Finding> findings = new ArrayList<>();

    private Linter(Path config) {
        this.config = config;
        this.shelf = RuleShelf.of(config);
        this.words = Vocabulary.of(config);
        this.forms = new Forms(config);
    }

    /** Every finding in the order of files and lines. */
    public static List<Finding> lint(Path config) {
        return new Linter(config).run();
    }

    private List<Finding> run() {
        findings.addAll(words.findings());
        shelf.unreadable().forEach(problem -> findings.add(refused(problem)));
        for (RuleSheet sheet : shelf.sheets()) {
            new StateCheck(sheet, findings).run();
            new DutyCheck(shelf, sheet, findings).run();
            new WordCheck(words, sheet, findings).run();
            new SourceCheck(words, sheet, findings).run();
            for (MessageSheet message : sheet.messages()) {
                files(message);
                new FieldCheck(shelf, forms, message, findings).run();
            }
        }
        overlaps();
        new FactCheck(words, shelf, forms, findings).run();
        new UseCheck(config, words, shelf, findings).run();
        readers();
        Set<Finding> once = new HashSet<>(findings);
        return once.stream().sorted(Finding.IN_ORDER).toList();
    }

    private void files(MessageSheet message) {
        if (!forms.has(message.schema())) {
            findings.add(
                    Finding.of(
                            Kind.MISSING_SCHEMA,
                            Place.of(message.map(), "message"),
                            message.type(),
                            forms.file(message.schema()).getFileName()));
        }
        Path sample = config.resolve("samples").resolve(message.type() + ".json");
        if (!Files.isRegularFile(sample)) {
            findings.add(
                    Finding.of(
                            Kind.MISSING_SAMPLE,
                            Place.of(message.map(), "message"),
                            message.type(),
                            sample.getFileName()));
        }
    }

    private void overlaps() {
        List<RuleSheet> sheets = shelf.sheets();
        for (int i = 0; i < sheets.size(); i++) {
            for (int j = i + 1; j < sheets.size(); j++) {
                RuleSheet one = sheets.get(i);
                RuleSheet other = sheets.get(j);
                if (one.procedure().equals(other.procedure()) && one.overlaps(other)) {
                    findings.add(
                            Finding.of(
                                    Kind.OVERLAPPING_DATES,
                                    Place.of(other.map(), "in-force"),
                                    other.procedure(),
                                    other.edition(),
                                    one.edition()));
                }
            }
        }
    }

    /** The readers stop at the first thing they refuse, which may be known already. */
    private void readers() {
        try {
            RuleFiles.load(config);
        } catch (ConfigProblem problem) {
            Finding finding = refused(problem);
            boolean known =
                    findings.stream()
                            .anyMatch(one -> one.error() && one.place().equals(finding.place()));
            if (!known) {
                findings.add(finding);
            }
        }
    }

    private static Finding refused(ConfigProblem problem) {
        return Finding.of(
                Kind.REFUSED, new Place(problem.file(), problem.line()), problem.reason());
    }
}

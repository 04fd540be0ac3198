package vn.liennganh.support;

import java.nio.file.Path;
import vn.liennganh.regulation.RuleBook;
import vn.liennganh.regulation.read.RuleFiles;

/** The rules of {@code config/}, which never change: read once for all tests of a process. */
public final class ConfiguredRules {

    /** As they stand in the checkout. */
    public static final RuleBook BOOK = RuleFiles.load(Path.of("config"));

    private ConfiguredRules() {}
}

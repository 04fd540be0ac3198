package vn.liennganh.startup;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import vn.liennganh.yaml.ConfigProblem;

/** Shows a bad file below {@code config/} as file, line and reason, without a stack trace. */
final class ConfigProblemAnalyzer extends AbstractFailureAnalyzer<ConfigProblem> {

    @Override
    protected FailureAnalysis analyze(Throwable root, ConfigProblem cause) {
        return new FailureAnalysis(cause.getMessage(), "Correct the file and start again", cause);
    }
}

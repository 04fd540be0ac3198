package vn.liennganh.startup;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import vn.liennganh.evidence.LogFault;

/** Shows a log that may not be opened as the one line that says why, without a stack trace. */
final class LogFaultAnalyzer extends AbstractFailureAnalyzer<LogFault> {

    @Override
    protected FailureAnalysis analyze(Throwable root, LogFault cause) {
        return new FailureAnalysis(
                cause.getMessage(), "See \"Looking after it\" in src/docs/OPERATING.md", cause);
    }
}

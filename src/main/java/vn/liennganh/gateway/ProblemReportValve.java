package vn.liennganh.gateway;

import java.io.IOException;
import java.util.UUID;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.liennganh.message.language.Languages;

/**
 * Answers what the web server itself refuses, before any of our code runs: an unreadable request
 * line, TRACE, a path it will not walk. Without it the server would show a page of its own.
 */
final class ProblemReportValve extends ErrorReportValve {

    private static final Logger LOG = LoggerFactory.getLogger(ProblemReportValve.class);

    private final ProblemDocuments documents;

    ProblemReportValve(ProblemDocuments documents) {
        this.documents = documents;
        setShowReport(false);
        setShowServerInfo(false);
    }

    @Override
    protected void report(Request request, Response response, @Nullable Throwable fault) {
        int status = response.getStatus();
        if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        try {
            UUID occurrence = UUID.randomUUID();
            LOG.info("Refused by the web server status={} occurrence={}", status, occurrence);
            documents.send(
                    response.getResponse(),
                    Problem.ofStatus(status),
                    Languages.of(request.getHeader("Accept-Language")),
                    occurrence);
            response.finishResponse();
        } catch (IOException | IllegalStateException gone) {
            LOG.debug("Nobody is left to tell", gone);
        }
    }
}

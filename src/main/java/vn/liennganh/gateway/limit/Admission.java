package vn.liennganh.gateway.limit;

import jakarta.servlet.http.HttpServletRequest;
import java.io.InputStream;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import vn.liennganh.directory.Limit;
import vn.liennganh.directory.limit.AgencyLimits;
import vn.liennganh.directory.limit.Allowances;
import vn.liennganh.gateway.Problem;
import vn.liennganh.gateway.ProblemException;
import vn.liennganh.gateway.limit.Places.Denial;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.RefusalCode;

/**
 * Who is let in: the first question about every call over HTTP, asked before a byte of its body is
 * read and before any signature is looked at. What is refused here has left nothing behind and may
 * come again as it is: {@code rate-limited} is about its sender, {@code unavailable} about the hub.
 */
@Component
public class Admission {

    /** 1 MiB: a signed message on every channel, whatever anybody's limit says. */
    public static final int MESSAGE_MAX = 1_048_576;

    private static final String MESSAGE_BYTES = Admission.class.getName() + ".message-bytes";
    private static final Duration SOON = Duration.ofSeconds(1);

    private final AgencyLimits limits;
    private final Allowances allowances;
    private final LimitReports reports;
    private final Connections connections;
    private final Places places;

    @Autowired
    Admission(
            AgencyLimits limits,
            Allowances allowances,
            LimitReports reports,
            Connections connections,
            AdmissionSettings settings) {
        this.limits = limits;
        this.allowances = allowances;
        this.reports = reports;
        this.connections = connections;
        this.places = new Places(settings.calls(), settings.sharePercent());
        reports.watch(places);
    }

    /**
     * Takes what a call needs; when the answer is empty, {@link #leave} must follow on this thread.
     *
     * @param agency whose certificate opened the connection; empty for everybody else
     */
    Optional<Problem> enter(Optional<AgencyId> agency, HttpServletRequest request) {
        Optional<Problem> refused = agency.flatMap(known -> ration(known, request));
        if (refused.isPresent()) {
            return refused;
        }
        long most = agency.map(limits::of).orElse(limits.standard()).get(Limit.CALLS_AT_ONCE);
        return places.enter(agency, most).map(denial -> denied(denial, agency));
    }

    /** Whether the connection of this call is one too many: then it is to be closed. */
    Optional<Problem> connected(AgencyId agency, HttpServletRequest request) {
        String connection = request.getServletConnection().getConnectionId();
        return connections.admits(agency, connection, limit(agency, Limit.CONNECTIONS))
                ? Optional.empty()
                : Optional.of(refuse(Optional.of(agency), Limit.CONNECTIONS, SOON));
    }

    private Optional<Problem> ration(AgencyId agency, HttpServletRequest request) {
        Optional<Duration> rate = allowances.call(agency);
        if (rate.isPresent()) {
            return Optional.of(refuse(Optional.of(agency), Limit.CALLS_PER_SECOND, rate.get()));
        }
        long announced = request.getContentLengthLong();
        return announced == 0 || announced < 0 && request.getHeader("Transfer-Encoding") == null
                ? Optional.empty()
                : allowances
                        .bytes(agency, Math.max(0, announced))
                        .map(wait -> refuse(Optional.of(agency), Limit.BYTES_PER_SECOND, wait));
    }

    private Problem denied(Denial denial, Optional<AgencyId> agency) {
        if (denial == Denial.SHARE) {
            return refuse(agency, Limit.CALLS_AT_ONCE, SOON);
        }
        reports.refused(agency, "hub-full");
        return Problem.of(RefusalCode.UNAVAILABLE, "gateway.full").retryAfter(SOON);
    }

    /** Ends the call that {@link #enter} let in on this thread. */
    void leave() {
        places.leave();
    }

    /** Counts bytes that came without having been announced. */
    void came(AgencyId agency, long count) {
        allowances.spent(agency, count);
    }

    /** Lets a call wait for news without keeping anybody from a place. */
    public <T> T waiting(Supplier<T> call) {
        return places.aside(call);
    }

    /** Takes one private-key operation; otherwise what to answer. */
    public Optional<Problem> signature(AgencyId agency) {
        return allowances
                .signature(agency)
                .map(wait -> refuse(Optional.of(agency), Limit.SIGNATURES_PER_MINUTE, wait));
    }

    /** Leaves with the call what its reader needs to know. */
    void note(AgencyId agency, HttpServletRequest request) {
        long bytes = limit(agency, Limit.MESSAGE_BYTES);
        if (bytes < MESSAGE_MAX) {
            request.setAttribute(MESSAGE_BYTES, (int) bytes);
        }
    }

    /** How large a signed message in this call may be. */
    public static int messageMax(HttpServletRequest request) {
        return request.getAttribute(MESSAGE_BYTES) instanceof Integer bytes ? bytes : MESSAGE_MAX;
    }

    /**
     * The content of an attachment as far as this agency may send it.
     *
     * @param announced length of the whole, 0 where nobody said
     */
    public InputStream attachment(AgencyId agency, long announced, InputStream content) {
        long most = limit(agency, Limit.ATTACHMENT_BYTES);
        if (announced > most) {
            throw new ProblemException(Problem.ofStatus(413));
        }
        return new CappedStream(content, most);
    }

    public long limit(AgencyId agency, Limit limit) {
        return limits.of(agency).get(limit);
    }

    /** What an agency hears that has met a limit of its own; counted for the operators. */
    public Problem refuse(Optional<AgencyId> agency, Limit limit, Duration wait) {
        reports.refused(agency, limit.word());
        return Problem.of(RefusalCode.RATE_LIMITED, "gateway.limit." + limit.word())
                .retryAfter(wait.plusNanos(999_999_999));
    }
}

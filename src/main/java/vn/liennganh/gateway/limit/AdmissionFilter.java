package vn.liennganh.gateway.limit;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import vn.liennganh.gateway.Channels;
import vn.liennganh.gateway.Problem;
import vn.liennganh.gateway.ProblemDocuments;
import vn.liennganh.intake.Channel;
import vn.liennganh.intake.queue.Pulse;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.language.Languages;

/** Asks {@link Admission} about every call, and gives the place back when the call has ended. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
final class AdmissionFilter implements Filter {

    private static final String SOAP = "/ws/v1";

    /** What asks the database, all of it. */
    private static final List<String> PARTNERS = List.of("/api/", SOAP, "/.well-known/est/");

    private final Channels channels;
    private final Admission admission;
    private final ProblemDocuments documents;
    private final Pulse database;

    AdmissionFilter(
            Channels channels, Admission admission, ProblemDocuments documents, Pulse database) {
        this.channels = channels;
        this.admission = admission;
        this.documents = documents;
        this.database = database;
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        HttpServletRequest asked = (HttpServletRequest) request;
        if (!database.beats() && PARTNERS.stream().anyMatch(asked.getRequestURI()::startsWith)) {
            // Nobody shall wait for it, nor hold a place meanwhile.
            refuse(Problem.ofStatus(503), asked, (HttpServletResponse) response, chain);
            return;
        }
        Optional<AgencyId> agency = channels.known(asked).map(Channel::agency);
        Optional<Problem> tooMany = agency.flatMap(known -> admission.connected(known, asked));
        tooMany.ifPresent(one -> ((HttpServletResponse) response).setHeader("Connection", "close"));
        Optional<Problem> refused = tooMany.or(() -> admission.enter(agency, asked));
        if (refused.isPresent()) {
            refuse(refused.get(), asked, (HttpServletResponse) response, chain);
            return;
        }
        agency.ifPresent(known -> admission.note(known, asked));
        try {
            chain.doFilter(metered(asked, agency), response);
        } finally {
            admission.leave();
        }
    }

    private HttpServletRequest metered(HttpServletRequest asked, Optional<AgencyId> agency) {
        return agency.isPresent() && asked.getHeader("Transfer-Encoding") != null
                ? new MeteredRequest(asked, count -> admission.came(agency.get(), count))
                : asked;
    }

    private void refuse(
            Problem problem,
            HttpServletRequest asked,
            HttpServletResponse response,
            FilterChain chain)
            throws IOException, ServletException {
        if (asked.getRequestURI().equals(SOAP) && asked.getMethod().equals("POST")) {
            // There a refusal is a fault in an envelope, which only the servlet can write.
            Channels.refuse(asked, problem);
            chain.doFilter(asked, response);
            return;
        }
        documents.send(
                response,
                problem,
                Languages.of(asked.getHeader("Accept-Language")),
                UUID.randomUUID());
    }
}

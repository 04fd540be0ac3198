package vn.liennganh.gateway;

import jakarta.servlet.http.HttpServletRequest;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import vn.liennganh.directory.Agency;
import vn.liennganh.directory.Directory;
import vn.liennganh.intake.Channel;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.RefusalCode;
import vn.liennganh.pki.Certificate;
import vn.liennganh.pki.trust.CertificateJudge;
import vn.liennganh.pki.trust.Purpose;

/**
 * Says whose connection it is, from the client certificate of the TLS session and nothing else: no
 * header can claim an identity, forwarded or not.
 */
@Component
public class Channels {

    private static final String ATTRIBUTE = "jakarta.servlet.request.X509Certificate";

    private static final String KNOWN = Channels.class.getName() + ".known";
    private static final String REFUSED = Channels.class.getName() + ".refused";

    private final Directory directory;
    private final CertificateJudge judge;

    public Channels(Directory directory, CertificateJudge judge) {
        this.directory = directory;
        this.judge = judge;
    }

    /**
     * The channel; empty without a certificate, or with one that is not registered, not valid now,
     * or revoked.
     *
     * @throws ProblemException {@code not-authenticated} where the hub withholds the channel
     */
    public Optional<Channel> of(HttpServletRequest request) {
        Optional<Channel> found = known(request);
        if (found.filter(this::withheld).isPresent()) {
            throw new ProblemException(Problem.of(Channel.WITHHELD));
        }
        return found;
    }

    /**
     * The channel of a call over REST, withheld or not, judged once a call however often it is
     * asked for.
     */
    public Optional<Channel> known(HttpServletRequest request) {
        if (request.getAttribute(KNOWN) instanceof Found found) {
            return found.channel();
        }
        Found found = new Found(proved("rest", chain(request)));
        request.setAttribute(KNOWN, found);
        return found.channel();
    }

    /** What the first look at a call found. */
    private record Found(Optional<Channel> channel) {}

    /** Marks a call as refused before it began; whoever asks for its channel ends it with this. */
    public static void refuse(HttpServletRequest request, Problem problem) {
        request.setAttribute(REFUSED, problem);
    }

    /**
     * The same for another kind of call over HTTP.
     *
     * @param kind as {@link Channel} has it
     * @throws ProblemException for a call that was refused before it began, or on a channel that
     *     the hub withholds
     */
    public Optional<Channel> of(HttpServletRequest request, String kind) {
        if (request.getAttribute(REFUSED) instanceof Problem problem) {
            throw new ProblemException(problem);
        }
        return of(request).map(found -> new Channel(kind, found.agency(), found.acting()));
    }

    /**
     * The channel of whoever showed these certificates, without counting anything; empty for none,
     * for one that is not registered, not valid now, or revoked, and while the hub withholds it.
     *
     * @param kind of the channel
     * @param chain as the TLS session has it, the client's own first
     */
    public Optional<Channel> of(String kind, List<X509Certificate> chain) {
        return proved(kind, chain).filter(found -> !withheld(found));
    }

    private boolean withheld(Channel channel) {
        return channel.withheld(directory::suspended);
    }

    private Optional<Channel> proved(String kind, List<X509Certificate> chain) {
        if (chain.isEmpty()) {
            return Optional.empty();
        }
        Certificate leaf = Certificate.of(chain.get(0));
        Optional<AgencyId> agency = directory.channelOf(leaf.fingerprint());
        if (agency.isEmpty()
                || judge.judge(leaf, chain.subList(1, chain.size()), Purpose.TLS)
                        .fault()
                        .isPresent()) {
            return Optional.empty();
        }
        AgencyId acting =
                directory.agency(agency.get()).flatMap(Agency::actsFor).orElse(agency.get());
        return Optional.of(new Channel(kind, agency.get(), acting));
    }

    /**
     * @throws ProblemException {@code not-authenticated} where {@link #of} is empty, and where the
     *     hub withholds the channel
     */
    public Channel require(HttpServletRequest request) {
        return of(request)
                .orElseThrow(
                        () ->
                                new ProblemException(
                                        Problem.of(
                                                RefusalCode.NOT_AUTHENTICATED,
                                                "gateway.not-authenticated")));
    }

    /** The certificate that opened the connection, as yet unjudged. */
    public Optional<Certificate> certificate(HttpServletRequest request) {
        return chain(request).stream().findFirst().map(Certificate::of);
    }

    private static List<X509Certificate> chain(HttpServletRequest request) {
        return request.getAttribute(ATTRIBUTE) instanceof X509Certificate[] chain
                ? Arrays.asList(chain)
                : List.of();
    }
}

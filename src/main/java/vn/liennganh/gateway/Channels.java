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

    private final Directory directory;
    private final CertificateJudge judge;
    private final Quotas quotas;

    public Channels(Directory directory, CertificateJudge judge, Quotas quotas) {
        this.directory = directory;
        this.judge = judge;
        this.quotas = quotas;
    }

    /**
     * The channel, counted against its agency's quota; empty without a certificate, or with one
     * that is not registered, not valid now, or revoked.
     *
     * @throws ProblemException {@code rate-limited} when the agency's quota is used up
     */
    public Optional<Channel> of(HttpServletRequest request) {
        return of(request, "rest");
    }

    /**
     * The same for another kind of call over HTTP.
     *
     * @param kind as {@link Channel} has it
     */
    public Optional<Channel> of(HttpServletRequest request, String kind) {
        Optional<Channel> channel = of(kind, chain(request));
        channel.ifPresent(known -> quotas.request(known.agency()));
        return channel;
    }

    /**
     * The channel of whoever showed these certificates, without counting anything; empty for none,
     * or for one that is not registered, not valid now, or revoked.
     *
     * @param kind of the channel
     * @param chain as the TLS session has it, the client's own first
     */
    public Optional<Channel> of(String kind, List<X509Certificate> chain) {
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
     * @throws ProblemException {@code not-authenticated} where {@link #of} is empty
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

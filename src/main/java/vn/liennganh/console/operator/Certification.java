package vn.liennganh.console.operator;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import vn.liennganh.directory.BoundCertificate;
import vn.liennganh.directory.CertificateUse;
import vn.liennganh.message.AgencyId;

/** What certificates mean to whoever watches over them. */
public final class Certification {

    /** Whoever has no longer is told about it. */
    public static final int SOON_DAYS = 30;

    private Certification() {}

    /** Certificates with which somebody can act now. */
    public static List<BoundCertificate> usable(Collection<BoundCertificate> all, Instant now) {
        return all.stream()
                .filter(one -> one.usable(now))
                .sorted(Comparator.comparing(BoundCertificate::notAfter))
                .toList();
    }

    /**
     * Those that end soon and have no successor: a seal or a channel that has been renewed may end
     * quietly; an official's is nobody else's.
     */
    public static List<BoundCertificate> ending(Collection<BoundCertificate> all, Instant now) {
        List<BoundCertificate> usable = usable(all, now);
        Map<AgencyId, Map<CertificateUse, Instant>> last = last(usable);
        return usable.stream()
                .filter(one -> Times.days(now, one.notAfter()) < SOON_DAYS)
                .filter(
                        one ->
                                one.official().isPresent()
                                        || one.uses().stream()
                                                .anyMatch(
                                                        use ->
                                                                last.get(one.agency())
                                                                        .get(use)
                                                                        .equals(one.notAfter())))
                .toList();
    }

    /** How many days each agency's channel and seal still hold, the one of them that ends first. */
    static Map<AgencyId, Long> days(List<BoundCertificate> usable, Instant now) {
        Map<AgencyId, Long> days = new HashMap<>();
        last(usable)
                .forEach(
                        (agency, ends) ->
                                ends.values().stream()
                                        .min(Comparator.naturalOrder())
                                        .ifPresent(end -> days.put(agency, Times.days(now, end))));
        return days;
    }

    private static Map<AgencyId, Map<CertificateUse, Instant>> last(List<BoundCertificate> usable) {
        Map<AgencyId, Map<CertificateUse, Instant>> last = new HashMap<>();
        for (BoundCertificate one : usable) {
            if (one.official().isPresent()) {
                continue;
            }
            Map<CertificateUse, Instant> mine =
                    last.computeIfAbsent(one.agency(), key -> new HashMap<>());
            one.uses()
                    .forEach(
                            use -> mine.merge(use, one.notAfter(), (a, b) -> a.isAfter(b) ? a : b));
        }
        return last;
    }
}

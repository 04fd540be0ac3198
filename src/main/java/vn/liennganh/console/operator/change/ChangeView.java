package vn.liennganh.console.operator.change;

import java.util.List;
import java.util.Optional;
import vn.liennganh.console.operator.CertificateLine;
import vn.liennganh.console.operator.PartnerView;

/**
 * A proposal as operators see it.
 *
 * @param subject the fingerprint or number of what it is about; empty for the agency itself
 * @param agencyName of an agency that is registered, otherwise the name it is to have
 * @param known whether the agency has a page
 * @param lines what changes, in the order of the form
 * @param certificate what is to be revoked
 * @param left what is left of it, by use
 * @param signsIn who signs in with that certificate
 * @param radius what hangs on the agency now
 * @param own whether the reader proposed it
 * @param stale whether the state is another than when it was proposed
 * @param fault why it does not fit with what is registered
 */
public record ChangeView(
        String id,
        String kind,
        String subject,
        String agency,
        String agencyName,
        boolean known,
        List<Line> lines,
        Optional<CertificateLine> certificate,
        List<Left> left,
        List<String> signsIn,
        PartnerView.Radius radius,
        String reason,
        String proposer,
        String proposed,
        Optional<Decided> decided,
        boolean own,
        boolean stale,
        Optional<String> fault) {

    /**
     * A field of the change.
     *
     * @param before empty where there was nothing, or where the change is decided
     */
    public record Line(String label, String before, String after) {}

    /** How many other certificates the agency has for a use. */
    public record Left(String use, long others) {}

    /** What became of it. */
    public record Decided(String outcome, String by, String at, String reason) {}
}

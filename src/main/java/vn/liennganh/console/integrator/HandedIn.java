package vn.liennganh.console.integrator;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import vn.liennganh.message.AgencyId;

/**
 * What an agency handed in, accepted or not. Only the sandbox keeps it: elsewhere nothing
 * implements this, and what was refused is gone once its sender was told.
 */
public interface HandedIn {

    /** The agency's newest events, the newest first. */
    List<Line> newest(AgencyId agency, int limit, Locale language);

    /** One of the agency's own events; empty for anybody else's. */
    Optional<Whole> find(AgencyId agency, long number, String host, Locale language);

    /** The very bytes of one of the agency's own events, as far as they are kept. */
    Optional<byte[]> bytes(AgencyId agency, long number);

    /**
     * An event in one line.
     *
     * @param at in Vietnam, to the millisecond
     * @param outcome in one word: {@code accepted}, {@code repeated}, {@code refused}, {@code
     *     checked} or {@code acknowledged}
     * @param code why it was refused, with {@code detail} in the reader's language
     */
    record Line(
            long number,
            String at,
            String channel,
            String outcome,
            String type,
            String message,
            int size,
            String code,
            String detail) {

        /** Whether it was turned away. */
        public boolean refused() {
            return outcome.equals("refused");
        }
    }

    /**
     * An event whole.
     *
     * @param kept whether its bytes can be had; they cannot where they were too many
     * @param content the signed JSON in lines; none where none could be read
     * @param broken whether line breaks were put in to show it
     * @param curl lines that send the same bytes again
     */
    record Whole(
            Line line,
            boolean kept,
            List<String> content,
            boolean broken,
            List<Wrong> errors,
            Report signature,
            List<String> curl) {}

    /**
     * A wrong field.
     *
     * @param line of {@code content}, from 1; 0 where it is none
     */
    record Wrong(String pointer, String detail, int line) {}

    /**
     * What a signed document's signatures are worth.
     *
     * @param verdict {@code holds}, {@code unreadable}, {@code not-kept} or in one word what does
     *     not hold
     */
    record Report(String verdict, List<Signer> signers, List<Enclosed> certificates) {}

    /**
     * One signature.
     *
     * @param of whose seal or official it is; empty for a stranger
     * @param certificate {@code good}, or in one word what is wrong with it
     */
    record Signer(String subject, String of, String as, String signedAt, String certificate) {}

    /** A certificate that the document carries. */
    record Enclosed(
            String subject, String issuer, String validFrom, String validTo, String sha256) {}
}

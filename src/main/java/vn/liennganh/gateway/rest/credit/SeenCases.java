package vn.liennganh.gateway.rest.credit;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.liennganh.credit.CreditBook;
import vn.liennganh.credit.position.CreditCase;
import vn.liennganh.desk.Desks;
import vn.liennganh.desk.Standing;
import vn.liennganh.gateway.Problem;
import vn.liennganh.gateway.ProblemException;
import vn.liennganh.gateway.rest.desk.Matters;
import vn.liennganh.message.AgencyId;

/** Cases of banks, cut to what a viewer may see. */
@Component
class SeenCases {

    private static final int NUMBER_MAX = 100;

    private final CreditBook book;
    private final Desks desks;
    private final Matters matters;

    SeenCases(CreditBook book, Desks desks, Matters matters) {
        this.book = book;
        this.desks = desks;
        this.matters = matters;
    }

    Standing<CreditCase> cut(AgencyId viewer, Standing<CreditCase> one) {
        return new Standing<>(
                one.matter(), one.last(), one.at(), one.content().seenBy(matters.viewers(viewer)));
    }

    /**
     * The case of that number.
     *
     * @param agency whose case it is; the viewer's own where absent
     */
    Standing<CreditCase> one(
            AgencyId viewer,
            @Nullable String agency,
            @Nullable String number,
            @Nullable String at) {
        if (number == null || number.isBlank() || number.length() > NUMBER_MAX) {
            throw new ProblemException(Problem.badParameter("number"));
        }
        Set<AgencyId> agencies =
                agency == null || agency.isEmpty()
                        ? matters.viewers(viewer)
                        : Set.of(id("agency", agency));
        List<Standing<CreditCase>> found = desks.find(book, agencies, number);
        return matters.visible(book, viewer, found, at).stream()
                .map(one -> cut(viewer, one))
                .filter(one -> one.content().credit())
                .findFirst()
                .orElseThrow(() -> new ProblemException(Problem.notFound()));
    }

    /** The cases of a package. */
    List<Standing<CreditCase>> ofPackage(AgencyId viewer, java.util.UUID exchange) {
        List<Standing<CreditCase>> all =
                matters.visible(book, viewer, desks.find(book, exchange), null).stream()
                        .map(one -> cut(viewer, one))
                        .filter(
                                one ->
                                        one.content().files().stream()
                                                .flatMap(file -> file.claim().stream())
                                                .anyMatch(
                                                        claim -> claim.exchange().equals(exchange)))
                        .toList();
        if (all.isEmpty()) {
            throw new ProblemException(Problem.notFound());
        }
        return all;
    }

    static AgencyId id(String name, String text) {
        try {
            return AgencyId.normalised(text);
        } catch (IllegalArgumentException malformed) {
            throw new ProblemException(Problem.badParameter(name));
        }
    }

    /** The marks that narrow a list. */
    static Set<String> marks(Stream<Optional<String>> wanted) {
        return wanted.flatMap(Optional::stream).collect(java.util.stream.Collectors.toSet());
    }
}

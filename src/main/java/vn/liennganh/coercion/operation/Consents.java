package vn.liennganh.coercion.operation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import vn.liennganh.coercion.operation.Consent.Status;
import vn.liennganh.message.AgencyId;

/**
 * Who consented to what. A consent names a version and stands for the text that it was given to:
 * another text asks for it again, whatever number it bears.
 */
final class Consents {

    private final AgencyId opener;
    private final List<Fact> facts;
    private final Map<AgencyId, Consent> now = new LinkedHashMap<>();

    /** The text to which each agency said yes. */
    private final Map<AgencyId, Fact> agreedTo = new LinkedHashMap<>();

    private Optional<Fact> text = Optional.empty();

    private Consents(Operation operation) {
        this.opener = operation.key().agency();
        this.facts = operation.facts();
    }

    static List<Consent> of(Operation operation) {
        Consents all = new Consents(operation);
        all.read();
        return List.copyOf(all.now.values());
    }

    private void read() {
        for (Fact fact : facts) {
            switch (fact.type()) {
                case "consultation" -> consulted(fact);
                case "plan" -> planned(fact);
                case "consultation-reply", "provincial-reply" -> said(fact);
                case "complexity-report" -> referred(fact);
                case "unable-to-deploy" -> unable(fact);
                case "direction" -> directed(fact);
                default -> {
                    // Says nothing about a consent.
                }
            }
        }
    }

    private void consulted(Fact fact) {
        text = Optional.of(fact);
        for (AgencyId agency : List.copyOf(now.keySet())) {
            reopen(agency, fact);
        }
        for (AgencyId agency : fact.to()) {
            if (!agreedTo.containsKey(agency)) {
                put(agency, Status.AWAITED, fact, Optional.empty());
            }
        }
    }

    /** An approved plan that says something else than what was agreed to. */
    private void planned(Fact fact) {
        for (AgencyId agency : List.copyOf(agreedTo.keySet())) {
            if (!terms(agreedTo.get(agency)).changed(terms(fact)).isEmpty()) {
                reopen(agency, fact);
            }
        }
    }

    private void reopen(AgencyId agency, Fact fact) {
        Consent before = now.get(agency);
        Fact agreed = agreedTo.get(agency);
        if (before == null || agreed == null) {
            return;
        }
        now.put(
                agency,
                new Consent(
                        agency,
                        Status.REOPENED,
                        before.version(),
                        before.message(),
                        before.at(),
                        Optional.of(agreed.message()),
                        terms(agreed).changed(terms(fact)),
                        before.note()));
    }

    private void said(Fact fact) {
        if (fact.word().equals("disagree")) {
            agreedTo.remove(fact.from());
            put(fact.from(), Status.REFUSED, fact, Optional.of(fact));
            return;
        }
        agree(fact.from());
        boolean changes = fact.word().equals("agree-with-changes");
        put(fact.from(), changes ? Status.WITH_CHANGES : Status.STANDS, fact, Optional.of(fact));
        // Who answers for a unit below answers in its place.
        if (fact.is("provincial-reply")) {
            now.values().removeIf(one -> one.status() == Status.REFERRED);
        }
    }

    private void referred(Fact fact) {
        put(fact.from(), Status.REFERRED, fact, Optional.of(fact));
        for (AgencyId agency : fact.to()) {
            if (!agency.equals(opener) && !agreedTo.containsKey(agency)) {
                put(agency, Status.AWAITED, fact, Optional.empty());
            }
        }
    }

    private void unable(Fact fact) {
        agreedTo.remove(fact.from());
        put(fact.from(), Status.UNABLE, fact, Optional.of(fact));
    }

    /** The head of the committee decides; the police follow. */
    private void directed(Fact fact) {
        if (fact.word().equals("proceed") && fact.version() > 0) {
            agree(fact.from());
            put(fact.from(), Status.STANDS, fact, Optional.of(fact));
        }
    }

    private void agree(AgencyId agency) {
        text.ifPresent(of -> agreedTo.put(agency, of));
    }

    private void put(AgencyId agency, Status status, Fact about, Optional<Fact> said) {
        now.put(
                agency,
                new Consent(
                        agency,
                        status,
                        about.version() > 0 ? about.version() : text.map(Fact::version).orElse(0),
                        said.map(Fact::message),
                        said.map(Fact::at),
                        Optional.ofNullable(agreedTo.get(agency)).map(Fact::message),
                        Set.of(),
                        said.map(Fact::note).orElse("")));
    }

    private static Terms terms(Fact fact) {
        return fact.terms().orElseThrow();
    }
}

package vn.liennganh.console.police.request;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.util.MultiValueMap;
import tools.jackson.databind.node.ArrayNode;
import vn.liennganh.coercion.operation.Fact;
import vn.liennganh.coercion.operation.Terms;
import vn.liennganh.console.letter.NewLetter;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.WireTime;

/** Letters about another time: one proposal names up to three, its answer agrees to one of them. */
final class Times {

    /** What the schema takes: the first choice and two beside it. */
    private static final int MOST = 3;

    private static final String OWN = "gio-rieng";
    private static final String CHOSEN = "gio";

    private Times() {}

    /** The key of what is wrong with the times of a proposal; empty where nothing is. */
    static Optional<String> wrong(MultiValueMap<String, String> form) {
        String own = Sent.text(form, OWN);
        int chosen = form.getOrDefault(CHOSEN, List.of()).size();
        if (chosen + (own.isEmpty() ? 0 : 1) > MOST) {
            return Optional.of("qua-ba");
        }
        boolean unreadable =
                !own.isEmpty() && Sent.moment(own).isEmpty()
                        || form.getOrDefault(CHOSEN, List.of()).stream()
                                .anyMatch(one -> WireTime.read(one).isEmpty());
        return unreadable ? Optional.of("sai-gio") : Optional.empty();
    }

    /** What somebody typed goes before what was only ticked. */
    static Optional<NewLetter> proposal(Sent sent) {
        List<String> chosen = new ArrayList<>();
        Sent.moment(sent.text(OWN)).ifPresent(chosen::add);
        for (String one : sent.form().getOrDefault(CHOSEN, List.of())) {
            if (!chosen.contains(one)) {
                chosen.add(one);
            }
        }
        if (chosen.isEmpty() || sent.text("ly-do").isEmpty()) {
            return Optional.empty();
        }
        sent.version("planVersion").body().put("proposedAt", chosen.get(0));
        if (chosen.size() > 1) {
            ArrayNode others = sent.body().putArray("alternatives");
            chosen.stream().skip(1).forEach(others::add);
        }
        Terms terms = sent.seen().terms().orElseThrow();
        sent.put("reason", "ly-do");
        // What nobody told this agency its clerk fills in, on the page of letters.
        terms.forces().ifPresent(said -> sent.body().put("forcesMobilised", said));
        terms.beneficiary().ifPresent(said -> sent.body().put("policyBeneficiary", said));
        boolean own = sent.seen().key().agency().equals(sent.person().acting());
        return Optional.of(
                own
                        ? sent.letter(
                                "time-proposal",
                                sent.seen().police().stream().map(AgencyId::value).toList(),
                                Optional.empty())
                        : sent.letter("time-proposal", Optional.empty()));
    }

    /** Agrees to one of the times that a proposal names, or to none of them with a reason. */
    static Optional<NewLetter> answer(Sent sent) {
        Optional<Fact> proposal =
                sent.seen().openProposals().stream()
                        .filter(one -> one.message().toString().equals(sent.text("de-nghi")))
                        .filter(one -> one.to().contains(sent.person().acting()))
                        .findFirst();
        return sent.text("ket-qua").equals("agree")
                ? proposal.flatMap(one -> agreed(sent, one))
                : proposal.filter(one -> !sent.text("ly-do").isEmpty())
                        .map(one -> answer(sent, one, "disagree"));
    }

    private static Optional<NewLetter> agreed(Sent sent, Fact proposal) {
        return proposal.times().stream()
                .map(WireTime::seconds)
                .filter(one -> one.equals(sent.text(CHOSEN)))
                .findFirst()
                .map(
                        one -> {
                            sent.body().put("agreedTime", one);
                            return answer(sent, proposal, "agree");
                        });
    }

    private static NewLetter answer(Sent sent, Fact proposal, String outcome) {
        sent.version("planVersion").put("reason", "ly-do").body().put("outcome", outcome);
        return sent.letter(
                "time-answer", List.of(proposal.from().value()), Optional.of(proposal.message()));
    }
}

package vn.liennganh.credit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;
import vn.liennganh.credit.position.BankFile;
import vn.liennganh.credit.position.Claim;
import vn.liennganh.credit.position.CreditCase;
import vn.liennganh.credit.position.Waiver;
import vn.liennganh.desk.Desks;
import vn.liennganh.desk.Draft;
import vn.liennganh.desk.Heard;
import vn.liennganh.message.Json;

/** What the central department sends on the way of a waiver. */
final class WaiverDrafts {

    private WaiverDrafts() {}

    static List<Draft> of(CreditCase one, Waiver waiver, Desks desks) {
        return waiver.answer().isPresent()
                ? List.of(back(one, waiver, waiver.answer().get()))
                : forward(one, waiver, desks);
    }

    /** To the head office, and the branch that keeps the case gets its copy. */
    private static List<Draft> forward(CreditCase one, Waiver waiver, Desks desks) {
        Optional<Heard> proposal = desks.message(waiver.exchange());
        Optional<BankFile> file =
                waiver.institution()
                        .flatMap(one::file)
                        .or(
                                () ->
                                        one.files().size() == 1
                                                ? Optional.of(one.files().get(0))
                                                : Optional.empty());
        if (proposal.isEmpty() || file.isEmpty()) {
            return List.of();
        }
        List<Draft> drafts = new ArrayList<>();
        drafts.add(
                CreditDrafts.draft(
                        "waiver-proposal",
                        file.get().institution(),
                        Optional.of(waiver.exchange()),
                        one.key().number(),
                        List.of(),
                        proposal.get().body().deepCopy(),
                        List.of()));
        file.get()
                .claim()
                .map(Claim::by)
                .filter(branch -> !branch.equals(file.get().institution()))
                .ifPresent(
                        branch ->
                                drafts.add(
                                        CreditDrafts.draft(
                                                "waiver-copy",
                                                branch,
                                                Optional.of(waiver.exchange()),
                                                one.key().number(),
                                                List.of(),
                                                proposal.get().body().deepCopy(),
                                                List.of())));
        return drafts;
    }

    private static Draft back(CreditCase one, Waiver waiver, Waiver.Answer answer) {
        ObjectNode body =
                Json.MAPPER
                        .createObjectNode()
                        .put("case", one.key().number())
                        .put("outcome", answer.outcome());
        answer.waived().ifPresent(dong -> CreditDrafts.money(body, "waived", dong));
        put(body, "conditions", answer.conditions());
        answer.validUntil().ifPresent(day -> body.put("validUntil", day.toString()));
        put(body, "reason", answer.reason());
        return CreditDrafts.draft(
                "waiver-answer",
                waiver.proposer(),
                Optional.of(waiver.exchange()),
                one.key().number(),
                List.of(),
                body,
                List.of());
    }

    private static void put(ObjectNode body, String field, String text) {
        if (!text.isEmpty()) {
            body.put(field, text);
        }
    }
}

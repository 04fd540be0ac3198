package vn.liennganh.intake;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import vn.liennganh.evidence.EvidenceLog;
import vn.liennganh.evidence.StatementMaker;
import vn.liennganh.exchange.ExchangeBook;
import vn.liennganh.intake.check.Acknowledgement;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.Receipt;
import vn.liennganh.message.Refusal;
import vn.liennganh.message.RefusalCode;
import vn.liennganh.message.StatementKind;
import vn.liennganh.regulation.ExchangeState;
import vn.liennganh.regulation.Judge;
import vn.liennganh.regulation.LapseAction;
import vn.liennganh.regulation.Obligation;

/**
 * What becomes of accepted messages later: consignment, handover, carriage, silence, new dates.
 *
 * <p>Each kind at most once for a message and party: what is attested already stays as it is.
 */
@Component
class Attestations {

    private final Judge judge;
    private final StatementMaker statements;
    private final EvidenceLog evidence;

    Attestations(Judge judge, StatementMaker statements, EvidenceLog evidence) {
        this.judge = judge;
        this.statements = statements;
        this.evidence = evidence;
    }

    /** The first time counts; a message that never went to the party is left alone. */
    void consign(Work.Consignment work, Batch batch) {
        batch.message(work.message())
                .filter(message -> batch.received(message, work.party()))
                .ifPresent(message -> consign(message, work.party(), work.at(), batch));
        batch.answer(() -> work.answer().complete(null));
    }

    private void consign(StoredMessage message, AgencyId party, Instant at, Batch batch) {
        if (logged(message, StatementKind.CONTENT_CONSIGNMENT, party, batch).isPresent()) {
            return;
        }
        List<Obligation> changed = List.of();
        List<Obligation> owed = List.of();
        Optional<ExchangeState> before = batch.exchange(message.exchange());
        if (before.isPresent()) {
            changed = judge.consigned(before.get(), message.id(), party, at);
            ExchangeState after = before.get().with(changed);
            if (!changed.isEmpty()) {
                batch.move(
                        after,
                        changed,
                        StatementKind.CONTENT_CONSIGNMENT.wireName() + " " + message.id());
            }
            owed =
                    after.obligations().stream()
                            .filter(
                                    one ->
                                            one.cause().equals(message.id())
                                                    && one.party().equals(party))
                            .toList();
        }
        batch.log(
                statements.about(
                        StatementKind.CONTENT_CONSIGNMENT,
                        Stating.subject(message),
                        party,
                        Stating.owed(owed),
                        Optional.empty(),
                        at));
        batch.tell(new BatchEvent.Consigned(message.id(), party, at, changed));
    }

    /** All or nothing; what was handed over before keeps its first receipt. */
    void handOver(Work.Handover work, Batch batch) {
        Optional<Refusal> refusal = refusal(work, batch);
        if (refusal.isPresent()) {
            batch.answer(() -> work.answer().complete(Outcome.Refused.unlogged(refusal.get())));
            return;
        }
        List<Long> indexes = new ArrayList<>();
        for (Acknowledgement.Item item : work.messages()) {
            StoredMessage message = batch.message(item.id()).orElseThrow();
            Optional<Long> earlier =
                    logged(message, StatementKind.CONTENT_HANDOVER, work.party(), batch);
            indexes.add(earlier.orElseGet(() -> handOver(message, work, batch)));
        }
        batch.answer(() -> work.answer().complete(new Outcome.Acknowledged(receipts(indexes))));
    }

    private long handOver(StoredMessage message, Work.Handover work, Batch batch) {
        // Whoever acknowledges holds the bytes, whatever way they came.
        consign(message, work.party(), work.at(), batch);
        batch.tell(new BatchEvent.HandedOver(message.id(), work.party(), work.at()));
        return batch.log(
                statements.about(
                        StatementKind.CONTENT_HANDOVER,
                        Stating.subject(message),
                        work.party(),
                        List.of(),
                        Optional.empty(),
                        work.at()));
    }

    private List<Receipt> receipts(List<Long> indexes) {
        return indexes.stream().map(index -> evidence.receipt(index).orElseThrow()).toList();
    }

    private static Optional<Refusal> refusal(Work.Handover work, Batch batch) {
        for (int i = 0; i < work.messages().size(); i++) {
            Acknowledgement.Item item = work.messages().get(i);
            Optional<StoredMessage> message =
                    batch.message(item.id()).filter(one -> batch.received(one, work.party()));
            if (message.isEmpty()) {
                return Optional.of(
                        Refusal.at(
                                RefusalCode.NOT_FOUND,
                                "/messages/" + i + "/id",
                                "intake.not-received"));
            }
            if (!message.get().sha256().equals(item.sha256())) {
                return Optional.of(
                        Refusal.at(
                                RefusalCode.DIGEST_MISMATCH,
                                "/messages/" + i + "/sha256",
                                "intake.not-received-bytes"));
            }
        }
        return Optional.empty();
    }

    /** Evidence keeps the order of ETSI EN 319 522-1: nothing is relayed after it was consigned. */
    void carry(Work.Carriage work, Batch batch) {
        for (CarryRecord record : work.records()) {
            Optional<StoredMessage> message =
                    batch.message(record.message())
                            .filter(one -> batch.received(one, record.party()))
                            .filter(
                                    one ->
                                            logged(one, record.kind(), record.party(), batch)
                                                    .isEmpty())
                            .filter(
                                    one ->
                                            record.kind().ordinal()
                                                            > StatementKind.CONTENT_CONSIGNMENT
                                                                    .ordinal()
                                                    || logged(
                                                                    one,
                                                                    StatementKind
                                                                            .CONTENT_CONSIGNMENT,
                                                                    record.party(),
                                                                    batch)
                                                            .isEmpty());
            message.ifPresent(
                    one ->
                            batch.log(
                                    statements.about(
                                            record.kind(),
                                            Stating.subject(one),
                                            record.party(),
                                            List.of(),
                                            record.reason(),
                                            work.at())));
        }
        batch.answer(() -> work.answer().complete(null));
    }

    /** Duties fulfilled or re-dated meanwhile are left as they are. */
    void lapse(Work.Lapse work, Batch batch) {
        Map<StoredMessage, Map<AgencyId, List<Obligation>>> silent = new LinkedHashMap<>();
        Map<UUID, Silence> byDuty = new HashMap<>();
        for (Silence silence : work.silences()) {
            Optional<Obligation> late = late(silence, batch);
            Optional<StoredMessage> cause = late.flatMap(duty -> batch.message(duty.cause()));
            if (cause.isPresent()) {
                Obligation overdue = late.get().overdue();
                ExchangeState before = batch.exchange(overdue.exchange()).orElseThrow();
                batch.move(
                        judge.lapsed(before, overdue),
                        List.of(overdue),
                        StatementKind.NON_RESPONSE.wireName() + " " + overdue.cause());
                if (overdue.lapse().contains(LapseAction.SILENCE)) {
                    silent.computeIfAbsent(cause.get(), it -> new LinkedHashMap<>())
                            .computeIfAbsent(overdue.party(), it -> new ArrayList<>())
                            .add(overdue);
                    byDuty.put(overdue.id(), silence);
                }
            }
        }
        silent.forEach(
                (cause, parties) ->
                        parties.forEach(
                                (party, duties) ->
                                        attest(
                                                cause,
                                                party,
                                                duties,
                                                byDuty.get(duties.get(0).id()),
                                                batch)));
        batch.answer(() -> work.answer().complete(null));
    }

    private static Optional<Obligation> late(Silence silence, Batch batch) {
        Obligation claimed = silence.obligation();
        return batch.exchange(claimed.exchange()).stream()
                .flatMap(exchange -> exchange.obligations().stream())
                .filter(duty -> duty.id().equals(claimed.id()))
                .filter(duty -> duty.status() == Obligation.Status.OPEN && duty.running())
                .filter(duty -> !duty.due().isAfter(silence.at()))
                .findFirst();
    }

    private void attest(
            StoredMessage cause,
            AgencyId party,
            List<Obligation> duties,
            Silence silence,
            Batch batch) {
        if (logged(cause, StatementKind.NON_RESPONSE, party, batch).isEmpty()) {
            boolean collected =
                    silence.collected()
                            || cause.from().equals(party)
                            || batch.collected(cause, party);
            batch.log(
                    statements.silence(
                            Stating.subject(cause),
                            party,
                            Stating.owed(duties),
                            collected ? "not-answered" : "not-collected",
                            silence.counterEvidence(),
                            silence.at()));
        }
        batch.tell(new BatchEvent.Lapsed(cause.id(), party, silence.at(), duties));
    }

    /** Dates duties anew after the law has changed; those fulfilled meanwhile stay. */
    void recount(Work.Recount work, Batch batch) {
        for (Obligation claimed : work.duties()) {
            batch.exchange(claimed.exchange()).ifPresent(now -> recount(claimed, now, work, batch));
        }
        batch.answer(() -> work.answer().complete(null));
    }

    private void recount(
            Obligation claimed, ExchangeState exchange, Work.Recount work, Batch batch) {
        Optional<Obligation> before =
                exchange.obligations().stream()
                        .filter(duty -> duty.id().equals(claimed.id()))
                        .findFirst();
        Optional<Obligation> after = before.flatMap(duty -> judge.recounted(duty, work.at()));
        if (after.isEmpty()) {
            return;
        }
        boolean byRule = !before.get().reckoning().limit().equals(after.get().reckoning().limit());
        batch.move(
                exchange.with(List.of(after.get())),
                List.of(after.get()),
                (byRule ? ExchangeBook.RECOUNT_RULE : ExchangeBook.RECOUNT_CALENDAR)
                        + " "
                        + claimed.cause());
        batch.tell(
                new BatchEvent.Recounted(
                        claimed.cause(), work.at(), before.get(), after.get(), byRule));
    }

    /** What was fulfilled meanwhile stays; what was said stays said. */
    void waive(Work.Waiver work, Batch batch) {
        for (Obligation claimed : work.duties()) {
            batch.exchange(claimed.exchange()).stream()
                    .flatMap(exchange -> exchange.obligations().stream())
                    .filter(duty -> duty.id().equals(claimed.id()) && duty.outstanding())
                    .map(duty -> List.of(duty.waived()))
                    .findFirst()
                    .ifPresent(one -> move(one, work.why(), batch));
        }
        batch.answer(() -> work.answer().complete(null));
    }

    private static void move(List<Obligation> one, String why, Batch batch) {
        batch.move(batch.exchange(one.get(0).exchange()).orElseThrow().with(one), one, why);
    }

    private static Optional<Long> logged(
            StoredMessage message, StatementKind kind, AgencyId party, Batch batch) {
        return batch.logged(message.id(), kind, Optional.of(party));
    }
}

package vn.liennganh.console.open.check;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import vn.liennganh.console.due.DutyNames;
import vn.liennganh.console.open.check.Checkup.Line;
import vn.liennganh.console.paper.PaperCode;
import vn.liennganh.evidence.EvidenceLog;
import vn.liennganh.evidence.verify.Verification;
import vn.liennganh.intake.MessageArchive;
import vn.liennganh.intake.StoredMessage;
import vn.liennganh.merkle.ReceiptCheck.Result;
import vn.liennganh.message.AttachmentRef;
import vn.liennganh.message.Receipt;
import vn.liennganh.message.Sha256;
import vn.liennganh.message.StatementKind;
import vn.liennganh.message.Text;
import vn.liennganh.message.Texts;
import vn.liennganh.message.WireTime;
import vn.liennganh.message.language.Words;

/** Checks documents for anybody and says what came of it in five lines. */
@Component
class Checkups {

    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("dd/MM/yyyy HH:mm:ss");

    /** Which of the five lines a single check belongs to. */
    private static final Map<String, String> LINES =
            Map.of(
                    "message-signature", "signature",
                    "message-digest", "integrity",
                    "attachments", "integrity",
                    "timestamp", "time",
                    "inclusion", "log",
                    "checkpoint", "log",
                    "seal", "log",
                    "statement", "log",
                    "receipt", "log");

    private static final List<String> NAMES = List.of("signature", "integrity", "time", "log");

    private final PaperCodes codes;
    private final Verification verification;
    private final MessageArchive archive;
    private final EvidenceLog log;
    private final Fates fates;
    private final DutyNames names;

    Checkups(
            PaperCodes codes,
            Verification verification,
            MessageArchive archive,
            EvidenceLog log,
            Fates fates,
            DutyNames names) {
        this.codes = codes;
        this.verification = verification;
        this.archive = archive;
        this.log = log;
        this.fates = fates;
        this.names = names;
    }

    /** What the register has under a code; the paper itself is not compared by it. */
    Checkup byCode(PaperCode code, Words words) {
        List<StoredMessage> found = codes.find(code);
        if (found.isEmpty()) {
            return nothing();
        }
        Line paper = new Line("integrity", "soon", List.of(words.say("open.paper-not-compared")));
        Checkup one = registered(found.get(0), Optional.of(paper), words);
        List<Checkup.Facts> all = found.stream().map(it -> facts(it, words)).toList();
        return new Checkup(found.size() > 1 ? "incomplete" : one.verdict(), one.lines(), all);
    }

    /** What the register has of exactly these bytes. */
    Checkup byDigest(Sha256 digest, Words words) {
        return codes.find(digest)
                .map(message -> registered(message, Optional.empty(), words))
                .orElseGet(Checkups::nothing);
    }

    /** Checks what was handed in, with nothing but it and the hub's keys. */
    Checkup handedIn(
            Optional<byte[]> message,
            Optional<byte[]> receipt,
            Set<Sha256> attachments,
            Words words) {
        Optional<StoredMessage> known =
                message.map(Sha256::of).flatMap(digest -> codes.find(digest));
        if (receipt.isEmpty() && known.isPresent()) {
            return registered(known.get(), Optional.empty(), words);
        }
        if (receipt.isEmpty() && message.isPresent()) {
            return nothing();
        }
        Verification.Report report = verification.verify(message, receipt, attachments);
        return judged(report, Optional.empty(), known, words);
    }

    private static Checkup nothing() {
        return new Checkup("not-found", List.of(), List.of());
    }

    private Checkup registered(StoredMessage message, Optional<Line> instead, Words words) {
        Optional<byte[]> receipt =
                log.receiptOf(message.id(), StatementKind.SUBMISSION_ACCEPTANCE)
                        .map(Receipt::toBytes);
        Set<Sha256> attachments =
                message.attachments().stream()
                        .map(AttachmentRef::sha256)
                        .collect(Collectors.toSet());
        Verification.Report report =
                verification.verify(Optional.of(archive.bytes(message.id())), receipt, attachments);
        return judged(report, instead, Optional.of(message), words);
    }

    private Checkup judged(
            Verification.Report report,
            Optional<Line> instead,
            Optional<StoredMessage> message,
            Words words) {
        Map<String, List<Verification.Check>> sorted = new LinkedHashMap<>();
        NAMES.forEach(name -> sorted.put(name, new ArrayList<>()));
        report.checks().forEach(it -> sorted.get(LINES.getOrDefault(it.check(), "log")).add(it));
        List<Line> lines = new ArrayList<>();
        sorted.forEach(
                (name, checks) ->
                        lines.add(
                                instead.filter(line -> line.name().equals(name))
                                        .orElseGet(() -> line(name, checks, message, words))));
        Optional<Fates.Said> fate = message.flatMap(fates::of);
        lines.add(force(message, fate, words));
        String verdict =
                report.verdict().equals("valid") && fate.isPresent()
                        ? "replaced"
                        : report.verdict();
        return new Checkup(verdict, lines, message.stream().map(it -> facts(it, words)).toList());
    }

    private static Line line(
            String name,
            List<Verification.Check> checks,
            Optional<StoredMessage> message,
            Words words) {
        List<String> details = new ArrayList<>();
        boolean time = name.equals("time");
        if (time) {
            message.ifPresent(
                    it -> details.add(words.say("open.accepted-at", moment(it.acceptedAt()))));
        }
        checks.forEach(it -> details.add(Texts.render(it.detail(), words.locale())));
        if (checks.isEmpty()) {
            details.add(words.say(time ? "open.no-timestamp" : "open.not-given"));
            return new Line(name, time && message.isPresent() ? "soon" : "idle", details);
        }
        boolean failed = checks.stream().anyMatch(it -> it.result() == Result.FAILED);
        boolean open = checks.stream().anyMatch(it -> it.result() == Result.SKIPPED);
        return new Line(name, failed ? "bad" : open ? "soon" : "good", details);
    }

    private Line force(Optional<StoredMessage> message, Optional<Fates.Said> fate, Words words) {
        if (message.isEmpty()) {
            return new Line("force", "idle", List.of(words.say("open.fate.unknown")));
        }
        return fate.map(
                        it ->
                                new Line(
                                        "force",
                                        "soon",
                                        List.of(
                                                said(
                                                        words,
                                                        "open.fate." + it.kind(),
                                                        moment(it.at()),
                                                        codeOf(it)))))
                .orElseGet(() -> new Line("force", "good", List.of(words.say("open.fate.none"))));
    }

    private String codeOf(Fates.Said said) {
        return archive.find(said.by()).map(it -> PaperCode.of(it.sha256()).toString()).orElse("-");
    }

    private Checkup.Facts facts(StoredMessage message, Words words) {
        return new Checkup.Facts(
                names.title(message.type(), words),
                names.agency(message.from(), words),
                moment(message.acceptedAt()),
                message.sha256().hex(),
                PaperCode.of(message.sha256()).toString());
    }

    private static String said(Words words, String key, Object... args) {
        return Texts.render(Text.of(key, args), words.locale());
    }

    private static String moment(Instant instant) {
        return MOMENT.format(instant.atZone(WireTime.ZONE));
    }
}

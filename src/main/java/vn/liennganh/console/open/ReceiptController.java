package vn.liennganh.console.open;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.liennganh.console.access.Page;
import vn.liennganh.console.access.Section;
import vn.liennganh.console.due.Dues;
import vn.liennganh.console.open.check.PaperCodes;
import vn.liennganh.console.open.check.PublicGate;
import vn.liennganh.console.paper.PaperCode;
import vn.liennganh.exchange.ExchangeBook;
import vn.liennganh.intake.MessageArchive;
import vn.liennganh.intake.StoredMessage;
import vn.liennganh.message.WireTime;
import vn.liennganh.regulation.Obligation;

/**
 * {@code /bien-nhan}: where a matter stands, by the code on its receipt. When it was received, by
 * when it is to be answered, whether it is: nothing else, to nobody.
 */
@Controller
class ReceiptController {

    private static final int TYPED_MAX = 40;
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("dd/MM/yyyy HH:mm");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");

    private final PaperCodes codes;
    private final ExchangeBook exchanges;
    private final MessageArchive archive;
    private final PublicGate gate;
    private final Clock clock;

    ReceiptController(
            PaperCodes codes,
            ExchangeBook exchanges,
            MessageArchive archive,
            PublicGate gate,
            Clock clock) {
        this.codes = codes;
        this.exchanges = exchanges;
        this.archive = archive;
        this.gate = gate;
        this.clock = clock;
    }

    /**
     * What is told.
     *
     * @param due the last day; empty where nothing is to be answered
     * @param answered when; empty where it is not
     */
    public record Told(
            String received, Optional<String> due, Optional<String> answered, boolean late) {}

    @GetMapping("/bien-nhan")
    @Page(Section.OPEN)
    String receipt(
            @RequestParam(defaultValue = "") String ma, HttpServletRequest request, Model model) {
        String typed = ma.length() > TYPED_MAX ? ma.substring(0, TYPED_MAX) : ma;
        Optional<PaperCode> code = PaperCode.read(typed);
        List<StoredMessage> found = List.of();
        if (code.isPresent()) {
            gate.ask(request);
            found = codes.find(code.get());
        }
        model.addAttribute("typed", typed);
        model.addAttribute("asked", !typed.isBlank());
        model.addAttribute("readable", code.isPresent());
        model.addAttribute("told", found.stream().findFirst().map(this::told));
        return "console/open/receipt";
    }

    /** Where several must answer, the last one's answer counts. */
    private Told told(StoredMessage message) {
        List<Obligation> duties =
                exchanges.find(message.exchange()).stream()
                        .flatMap(state -> state.obligations().stream())
                        .filter(duty -> duty.cause().equals(message.id()))
                        .filter(duty -> !duty.party().equals(message.from()))
                        .toList();
        boolean open = duties.stream().anyMatch(Obligation::outstanding);
        Instant now = clock.instant();
        Optional<Instant> due =
                duties.stream()
                        .filter(duty -> !open || duty.outstanding())
                        .map(Obligation::due)
                        .max(Instant::compareTo);
        List<UUID> answers = duties.stream().flatMap(one -> one.fulfilledBy().stream()).toList();
        Optional<Instant> answered =
                open
                        ? Optional.empty()
                        : archive.find(answers).stream()
                                .map(StoredMessage::acceptedAt)
                                .max(Instant::compareTo);
        return new Told(
                moment(message.acceptedAt()),
                due.map(it -> DAY.format(Dues.lastDay(it))),
                answered.map(ReceiptController::moment),
                duties.stream().anyMatch(duty -> Dues.overdue(duty, now)));
    }

    private static String moment(Instant instant) {
        return MOMENT.format(instant.atZone(WireTime.ZONE));
    }
}

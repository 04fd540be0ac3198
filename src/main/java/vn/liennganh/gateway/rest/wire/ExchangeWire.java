package vn.liennganh.gateway.rest.wire;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.liennganh.exchange.ExchangeView;
import vn.liennganh.exchange.ObligationPage;
import vn.liennganh.intake.StoredMessage;
import vn.liennganh.message.WireTime;
import vn.liennganh.regulation.Obligation;

/** Exchanges and obligations as partners read them. */
public final class ExchangeWire {

    private ExchangeWire() {}

    @Schema(
            name = "Exchange",
            description = "A conversation, as far as the caller takes part in it")
    public record Exchange(
            String id,
            @Schema(example = "account-freeze") String procedure,
            int edition,
            @Schema(example = "ordered", description = "The caller's own state where it has one")
                    String state,
            List<String> parties,
            List<Message> messages,
            List<Owed> obligations) {

        public static Exchange of(
                UUID id, ExchangeView view, List<StoredMessage> seen, DutyWording wording) {
            return new Exchange(
                    id.toString(),
                    view.whole().procedure(),
                    view.whole().edition(),
                    view.state(),
                    Wire.strings(view.parties()),
                    seen.stream().map(Message::of).toList(),
                    view.obligations().stream().map(duty -> Owed.of(duty, wording)).toList());
        }
    }

    @Schema(name = "ExchangeMessage")
    public record Message(
            String id,
            String type,
            String from,
            List<String> to,
            @Nullable String inReplyTo,
            @Schema(format = "date-time") String time,
            @Schema(format = "date-time") String acceptedAt,
            String sha256) {

        public static Message of(StoredMessage message) {
            return new Message(
                    message.id().toString(),
                    message.type().value(),
                    message.from().value(),
                    message.to(),
                    message.inReplyTo().map(UUID::toString).orElse(null),
                    WireTime.millis(message.time().toInstant()),
                    WireTime.millis(message.acceptedAt()),
                    message.sha256().hex());
        }
    }

    @Schema(name = "Obligation")
    public record Owed(
            String id,
            String exchange,
            @Schema(description = "The message that opened it") String cause,
            String party,
            String owedTo,
            @Schema(example = "account-freeze.execution-report") String owes,
            @Schema(example = "receipt") String start,
            @Schema(format = "date-time", description = "The first instant that is too late")
                    String due,
            @Schema(description = "The start is not attested yet, or the calendar is not official")
                    boolean provisional,
            @Schema(
                            allowableValues = {
                                "open",
                                "overdue",
                                "fulfilled",
                                "fulfilled-late",
                                "waived",
                                "superseded"
                            })
                    String status,
            @Nullable String fulfilledBy,
            @Schema(example = "account-freeze/1#order.report") String rule,
            @Schema(description = "The law says \"immediately\": `due` is the office's own target")
                    boolean immediately,
            @Schema(description = "The limit is the office's policy and not law") boolean policy,
            @Schema(description = "The clock stands still") boolean paused,
            @Schema(description = "Open, and so near its due instant that both are reminded")
                    boolean dueSoon,
            @Schema(description = "Where the limit comes from, as it may be shown")
                    String citation) {

        public static Owed of(Obligation duty, DutyWording wording) {
            return new Owed(
                    duty.id().toString(),
                    duty.exchange().toString(),
                    duty.cause().toString(),
                    duty.party().value(),
                    duty.owedTo().value(),
                    duty.owes(),
                    duty.start().wireName(),
                    WireTime.seconds(duty.due()),
                    duty.provisional(),
                    duty.status().wireName(),
                    duty.fulfilledBy().map(UUID::toString).orElse(null),
                    duty.rule(),
                    duty.immediately(),
                    duty.policy(),
                    duty.paused(),
                    wording.dueSoon(duty),
                    wording.citation(duty));
        }
    }

    @Schema(name = "ObligationPage")
    public record Owings(List<Owed> items, @Nullable String next) {

        public static Owings of(ObligationPage page, DutyWording wording) {
            return new Owings(
                    page.items().stream().map(duty -> Owed.of(duty, wording)).toList(),
                    page.next().orElse(null));
        }
    }
}

package vn.liennganh.gateway.rest.clarification;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.liennganh.gateway.rest.wire.ExchangeWire;

/** Questions about judgments as agencies and courts read them. */
public final class ClarificationWire {

    private ClarificationWire() {}

    @Schema(name = "ClarificationPage")
    public record Page(List<Case> items, @Nullable String next) {}

    @Schema(
            name = "ClarificationCase",
            description =
                    "What was asked about the judgment of one case. An authority sees what it was"
                            + " asked; the agency sees the other exchanges of its case as well.")
    public record Case(
            String agency,
            String caseNumber,
            @Schema(format = "date-time") String at,
            List<Asking> requests,
            @Schema(description = "Postponement, resumption, stay, cassation")
                    List<Linked> linked) {}

    @Schema(name = "ClarificationRequest", description = "One request to one authority")
    public record Asking(
            String exchange,
            @Schema(description = "The message; its evidence proves receipt and silence")
                    String request,
            String authority,
            @Schema(example = "part-answered") String state,
            @Schema(description = "The state in words") String stateTitle,
            @Schema(format = "date-time") String askedAt,
            @Schema(format = "date-time", description = "When it was declared complex")
                    @Nullable String complexAt,
            @Schema(description = "Attached property is not as the judgment has it")
                    boolean attachedProperty,
            @Schema(
                            description =
                                    "Questions that nobody has settled: while there is one, nothing"
                                            + " is answered")
                    long open,
            List<Question> questions,
            List<Reply> replies,
            @Schema(format = "date-time") @Nullable String unclearAt,
            List<Referral> referrals,
            @Schema(description = "Messages to the Supreme Court") List<String> supremeReports,
            @Nullable FollowUp followUp,
            @Schema(
                            description =
                                    "How the case may go on without an answer; absent while the"
                                            + " term runs")
                    @Nullable End onSilence,
            @Schema(description = "What is owed in this exchange now; not in lists")
                    List<ExchangeWire.Owed> obligations) {}

    @Schema(name = "ClarificationQuestion")
    public record Question(
            String no,
            @Schema(
                            allowableValues = {
                                "spelling",
                                "figures",
                                "calculation",
                                "unclear",
                                "unrealistic",
                                "contradictory"
                            })
                    String doubtKind,
            @Schema(
                            allowableValues = {
                                "open",
                                "explained",
                                "corrected",
                                "supplemented",
                                "outside-explanation",
                                "refused"
                            })
                    String state,
            @Schema(description = "As quoted; not in lists, nor for the superior court")
                    @Nullable String clause,
            @Nullable String page,
            @Nullable String explanation,
            @Nullable String proposedReading,
            @Schema(description = "The answer or its reason") @Nullable String answer,
            @Schema(description = "Number of the court's decision to correct")
                    @Nullable String correction,
            @Schema(description = "How often it had to be answered anew") int reopened) {}

    @Schema(name = "ClarificationReply")
    public record Reply(
            String message,
            String from,
            @Schema(format = "date-time") String at,
            @Schema(description = "The request was refused as a whole") boolean refused,
            boolean corrects,
            @Schema(
                            description =
                                    "Whether a procuracy got the correction; absent where nothing"
                                            + " was corrected")
                    @Nullable Boolean procuracyCopied) {}

    @Schema(name = "ClarificationReferral")
    public record Referral(
            String message,
            String court,
            @Schema(format = "date-time") String at,
            @Schema(description = "Questions whose reply is still unclear") List<String> unclear,
            @Schema(format = "date-time") @Nullable String directedAt) {}

    @Schema(name = "ClarificationFollowUp")
    public record FollowUp(
            String action,
            @Nullable String decisionNumber,
            @Schema(format = "date-time") String at) {}

    @Schema(
            name = "ClarificationEnd",
            description = "An option of the law; the hub does nothing, a person decides")
    public record End(
            @Schema(allowableValues = {"actual-state", "ground-ends"}) String option,
            String text,
            @Schema(description = "Empty under a rule that names none") String citation) {}

    @Schema(name = "ClarificationLink", description = "Another exchange of the case")
    public record Linked(
            @Schema(allowableValues = {"enforcement-decision", "stay", "cassation-recommendation"})
                    String procedure,
            String exchange,
            @Nullable String state,
            @Nullable String stateTitle,
            List<Step> steps,
            List<ExchangeWire.Owed> obligations) {}

    @Schema(name = "ClarificationLinkStep")
    public record Step(
            String type,
            String message,
            String from,
            @Schema(format = "date-time") String at,
            @Schema(
                            description =
                                    "Fields of the message; `ahead` is how long before the coercion"
                                            + " a stay request was accepted")
                    Map<String, String> says) {}

    @Schema(name = "ClarificationHits")
    public record Hits(List<Hit> items) {}

    @Schema(name = "ClarificationHit")
    public record Hit(
            String agency,
            String authority,
            String caseNumber,
            String exchange,
            @Schema(format = "date-time") String askedAt,
            @Schema(format = "date-time") @Nullable String answeredAt,
            Question question) {}

    @Schema(name = "ClarificationQueue", description = "What the caller has to answer")
    public record Queue(List<Waiting> items) {}

    @Schema(name = "ClarificationWaiting")
    public record Waiting(
            @Schema(description = "Whose case it is") String agency,
            String caseNumber,
            ExchangeWire.Owed obligation,
            Asking request) {}
}

package vn.liennganh.gateway.rest.coercion;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.liennganh.coercion.operation.Commitment;
import vn.liennganh.coercion.operation.Consent;
import vn.liennganh.coercion.operation.Fact;
import vn.liennganh.coercion.operation.Operation;
import vn.liennganh.coercion.operation.Terms;
import vn.liennganh.coercion.operation.Texting;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.WireTime;

/** SeenOperations as one reader may see them: what it sent or got, and what follows from that. */
public final class CoercionWire {

    private CoercionWire() {}

    @Schema(name = "Coercions")
    public record Page(List<Summary> items, @Nullable String next) {}

    @Schema(name = "CoercionSummary", description = "One operation in a list")
    public record Summary(
            String exchange,
            @Schema(example = "125/QD-CTHADS") String caseNumber,
            String agency,
            @Schema(description = "When it is to take place, by the text in force")
                    @Nullable String time,
            @Nullable String place,
            @Nullable String measure,
            @Schema(
                            description =
                                    "People asked for; 0 also where no message that the caller"
                                            + " got says how many")
                    int asked,
            int committed,
            @Schema(
                            description =
                                    "security, awaited, refused, reopened, consented, unable,"
                                            + " paused, postponed, over")
                    List<String> marks,
            @Schema(description = "Stays and what else of the same case stands against it")
                    List<StopWire> stops) {

        static Summary of(Operation one, List<String> marks, List<StopWire> stops) {
            Optional<Terms> terms = one.terms();
            return new Summary(
                    one.key().part(),
                    one.key().number(),
                    one.key().agency().value(),
                    terms.map(Terms::time).map(CoercionWire::moment).orElse(null),
                    terms.map(Terms::place).orElse(null),
                    terms.map(Terms::measure).orElse(null),
                    one.asked().orElse(0),
                    one.committed(),
                    marks,
                    stops);
        }
    }

    @Schema(name = "Coercion", description = "One operation, as the caller may see it")
    public record One(
            Summary summary,
            @Schema(
                            description =
                                    "The state in law, as the rule book has it; absent where an"
                                            + " earlier moment is asked for")
                    @Nullable String state,
            @Nullable String stateTitle,
            List<Version> texts,
            @Schema(
                            description =
                                    "Where each consent stands. Silence is none; another time,"
                                            + " place, measure or force asks again (policy)")
                    List<Agreement> consents,
            List<Forces> forces,
            @Schema(description = "Times that somebody proposed and nobody has answered")
                    List<Proposal> openProposals,
            @Schema(description = "A time agreed on that no version of the plan says yet")
                    @Nullable String agreedTime,
            @Schema(description = "Police asked for a pause and nobody has decided")
                    boolean pauseAsked,
            List<Event> history) {

        static One of(
                Operation one,
                List<String> marks,
                List<StopWire> stops,
                Optional<String> state,
                CoercionWords.Reader words) {
            List<Forces> forces = new ArrayList<>();
            for (AgencyId police : one.police()) {
                one.committed(police).ifPresent(has -> forces.add(Forces.of(police, has)));
            }
            return new One(
                    Summary.of(one, marks, stops),
                    state.orElse(null),
                    state.map(words::state).orElse(null),
                    Texting.of(one).stream().map(Version::of).toList(),
                    one.consents().stream().map(each -> Agreement.of(each, words)).toList(),
                    forces,
                    one.openProposals().stream().map(Proposal::of).toList(),
                    one.agreedTime().map(CoercionWire::moment).orElse(null),
                    one.pauseAsked(),
                    one.facts().stream().map(each -> Event.of(each, words)).toList());
        }
    }

    @Schema(name = "CoercionText", description = "One consultation or plan")
    public record Version(
            @Schema(description = "By which differences are asked for", example = "2") String label,
            @Schema(allowableValues = {"consultation", "plan", "security-request"}) String kind,
            int version,
            String message,
            String at,
            String time,
            String place,
            String measure,
            int people,
            List<String> equipment,
            @Schema(description = "Estimated, whole dong") long cost) {

        static Version of(Texting text) {
            Terms terms = text.terms();
            return new Version(
                    text.label(),
                    text.fact().type(),
                    text.fact().version(),
                    text.fact().message().toString(),
                    moment(text.fact().at()),
                    moment(terms.time()),
                    terms.place(),
                    terms.measure(),
                    terms.people().orElse(0),
                    terms.equipment(),
                    terms.cost());
        }
    }

    @Schema(name = "CoercionConsent")
    public record Agreement(
            String agency,
            @Schema(
                            allowableValues = {
                                "awaited",
                                "referred",
                                "stands",
                                "with-changes",
                                "reopened",
                                "refused",
                                "unable"
                            })
                    String status,
            String statusTitle,
            @Schema(description = "The version that it names, or is awaited for") int version,
            @Nullable String message,
            @Nullable String at,
            @Schema(description = "Changed since: time, place, measure, forces")
                    List<String> changed,
            String note) {

        static Agreement of(Consent one, CoercionWords.Reader words) {
            return new Agreement(
                    one.agency().value(),
                    one.status().word(),
                    words.say("coercion.consent-" + one.status().word()),
                    one.version(),
                    one.message().map(Object::toString).orElse(null),
                    one.at().map(CoercionWire::moment).orElse(null),
                    one.changed().stream()
                            .sorted()
                            .map(term -> term.name().toLowerCase(Locale.ROOT))
                            .toList(),
                    one.note());
        }
    }

    @Schema(name = "CoercionForces", description = "Forces committed to the text in force")
    public record Forces(
            String police,
            int people,
            String unit,
            List<Commitment.Commander> commanders,
            List<String> vehicles) {

        static Forces of(AgencyId police, Commitment one) {
            return new Forces(
                    police.value(), one.people(), one.unit(), one.commanders(), one.vehicles());
        }
    }

    @Schema(name = "CoercionProposal")
    public record Proposal(
            String from,
            String message,
            @Nullable String time,
            @Schema(description = "Times that would suit as well, in the order of choice")
                    List<String> alternatives,
            String reason) {

        static Proposal of(Fact one) {
            return new Proposal(
                    one.from().value(),
                    one.message().toString(),
                    one.when().map(CoercionWire::moment).orElse(null),
                    one.others().stream().map(CoercionWire::moment).toList(),
                    one.note());
        }
    }

    @Schema(name = "CoercionEvent", description = "One message of the operation")
    public record Event(
            String message,
            @Schema(example = "coercion-security.consultation-reply") String type,
            String title,
            String at,
            String from,
            List<String> to,
            @Schema(description = "The version that it names; 0 where it names none") int version,
            @Schema(description = "Its outcome, ground or result, as the message says it")
                    String outcome,
            @Schema(description = "The moment that it speaks of") @Nullable String when,
            String note) {

        static Event of(Fact one, CoercionWords.Reader words) {
            return new Event(
                    one.message().toString(),
                    "coercion-security." + one.type(),
                    words.message(one.type()),
                    moment(one.at()),
                    one.from().value(),
                    one.to().stream().map(AgencyId::value).toList(),
                    one.version(),
                    one.word(),
                    one.when().map(CoercionWire::moment).orElse(null),
                    one.note());
        }
    }

    static String moment(Instant at) {
        return WireTime.millis(at);
    }
}

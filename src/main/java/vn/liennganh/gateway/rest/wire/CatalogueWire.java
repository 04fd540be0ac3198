package vn.liennganh.gateway.rest.wire;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.liennganh.legaltime.TimeLimit;
import vn.liennganh.regulation.Citation;
import vn.liennganh.regulation.Duty;
import vn.liennganh.regulation.Edition;
import vn.liennganh.regulation.MessageRule;
import vn.liennganh.regulation.overlay.Overlay;

/** The catalogue as partners read it: who may send what to whom, and what is owed by when. */
public final class CatalogueWire {

    private CatalogueWire() {}

    @Schema(name = "Procedures")
    public record Procedures(List<Procedure> items, @Nullable String next) {}

    @Schema(name = "Procedure", description = "One procedure as it is in force today")
    public record Procedure(
            @Schema(example = "account-freeze") String procedure,
            int edition,
            String title,
            @Schema(format = "date") String from,
            @Schema(format = "date") @Nullable String to,
            List<Type> messages,
            @Schema(
                            description =
                                    "Coordination regulations beside the law: office policy, which"
                                            + " moves no legal due instant")
                    List<OverlayWire> overlays) {

        public static Procedure of(Edition edition, List<Overlay> overlays, Locale locale) {
            return new Procedure(
                    edition.procedure(),
                    edition.edition(),
                    edition.title().in(locale),
                    edition.from().toString(),
                    edition.to().map(Object::toString).orElse(null),
                    edition.messages().values().stream()
                            .map(rule -> Type.of(rule, locale))
                            .toList(),
                    overlays.stream()
                            .map(one -> OverlayWire.of(one, edition.procedure(), locale))
                            .toList());
        }
    }

    @Schema(name = "TypeRule", description = "Empty from or to: every kind of agency")
    public record Type(
            @Schema(example = "account-freeze.order") String type,
            String title,
            boolean opens,
            List<String> states,
            List<String> from,
            List<String> to,
            boolean discreet,
            List<String> groups,
            List<String> copies,
            List<Signer> signers,
            boolean caseNumber,
            List<String> businessKey,
            List<String> answers,
            List<Due> due,
            @Nullable Cited citation,
            List<Cited> citations) {

        public static Type of(MessageRule rule, Locale locale) {
            List<Cited> cited = Cited.of(rule.citations(), locale);
            return new Type(
                    rule.type().value(),
                    rule.title().in(locale),
                    rule.opens(),
                    sorted(rule.states()),
                    sorted(rule.from()),
                    sorted(rule.to()),
                    rule.discreet(),
                    rule.groups().stream().sorted().map(name -> "group:" + name).toList(),
                    rule.copies(),
                    Signer.of(rule.signers()),
                    rule.caseNumber(),
                    rule.businessKey(),
                    sorted(rule.answers()),
                    rule.duties().stream().map(duty -> Due.of(duty, locale)).toList(),
                    cited.isEmpty() ? null : cited.get(0),
                    cited);
        }
    }

    @Schema(
            name = "Signer",
            description = "The seal is always needed; an official where a kind of sender is named")
    public record Signer(
            @Schema(allowableValues = {"seal", "official"}) String signer,
            @Schema(description = "Kind of sender, * for any") String senderKind,
            @Schema(description = "One of these capacities, * for any") List<String> capacities) {

        public static List<Signer> of(MessageRule.Signers signers) {
            List<Signer> all = new ArrayList<>();
            all.add(new Signer("seal", MessageRule.ANY, List.of()));
            signers.officials().keySet().stream()
                    .sorted()
                    .map(kind -> new Signer("official", kind, sorted(signers.capacities(kind))))
                    .forEach(all::add);
            return all;
        }
    }

    @Schema(name = "DutyRule")
    public record Due(
            @Schema(example = "account-freeze/1#order.report") String rule,
            @Schema(example = "recipient-to-sender") String party,
            String owes,
            @Schema(
                            allowableValues = {
                                "immediately",
                                "hours",
                                "calendar-days",
                                "working-days",
                                "months",
                                "working-days-before"
                            })
                    String unit,
            int amount,
            @Schema(example = "receipt") String start,
            @Schema(description = "True: the office's own limit, not the law's") boolean policy,
            @Nullable Cited citation) {

        public static Due of(Duty duty, Locale locale) {
            TimeLimit limit = duty.limit();
            List<Cited> cited = Cited.of(duty.citations(), locale);
            return new Due(
                    duty.id(),
                    kebab(duty.party()),
                    duty.owes(),
                    kebab(limit.unit()),
                    limit.amount(),
                    duty.start().wireName(),
                    duty.policy(),
                    cited.isEmpty() ? null : cited.get(0));
        }
    }

    @Schema(name = "Citation")
    public record Cited(
            String text,
            @Schema(
                            allowableValues = {"S", "So", "OLD", "INF", "PRAC"},
                            description = "How surely the citation is known")
                    String code) {

        /** Those that may be shown, as they may be shown. */
        public static List<Cited> of(List<Citation> citations, Locale locale) {
            return citations.stream()
                    .flatMap(
                            citation ->
                                    citation.shown(locale).stream()
                                            .map(text -> new Cited(text, citation.code().label())))
                    .toList();
        }
    }

    private static List<String> sorted(Set<String> values) {
        return values.stream().sorted().toList();
    }

    private static String kebab(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}

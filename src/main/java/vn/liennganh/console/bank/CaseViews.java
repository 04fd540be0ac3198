package vn.liennganh.console.bank;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Service;
import vn.liennganh.console.access.Person;
import vn.liennganh.console.amount.Days;
import vn.liennganh.console.amount.Dong;
import vn.liennganh.console.amount.Moments;
import vn.liennganh.console.due.Dues;
import vn.liennganh.console.due.DutyNames;
import vn.liennganh.credit.position.BankFile;
import vn.liennganh.credit.position.Claim;
import vn.liennganh.credit.position.CreditCase;
import vn.liennganh.credit.position.Item;
import vn.liennganh.credit.position.Milestone;
import vn.liennganh.credit.position.Waiver;
import vn.liennganh.desk.Standing;
import vn.liennganh.intake.view.Sight;
import vn.liennganh.legaltime.LegalClock;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.language.Words;
import vn.liennganh.regulation.Obligation;

/** Words a case for its page; a message is linked only where the bank may read it. */
@Service
class CaseViews {

    private static final Set<Item.Kind> ASKED =
            Set.of(
                    Item.Kind.COLLATERAL,
                    Item.Kind.PAPERS,
                    Item.Kind.ATTACHMENT_NOTICE,
                    Item.Kind.SECURED_DEBT,
                    Item.Kind.BAD_DEBT,
                    Item.Kind.AGREEMENT,
                    Item.Kind.CONSENT);

    private final Sight sight;
    private final Dues dues;
    private final DutyNames names;
    private final Clock clock;

    CaseViews(Sight sight, Dues dues, DutyNames names, @Qualifier("hubClock") Clock clock) {
        this.sight = sight;
        this.dues = dues;
        this.names = names;
        this.clock = clock;
    }

    CaseView of(Standing<CreditCase> standing, BankFile file, Person person, Words words) {
        CreditCase seen = standing.content();
        BankStage stage = BankStage.of(seen, file);
        Optional<Claim> claim = file.claim();
        long principal = claim.map(Claim::principal).orElse(0L);
        Function<Item, CaseView.Told> told = one -> told(one, file, person, words);
        return new CaseView(
                seen.key().agency().value(),
                names.agency(seen.key().agency(), words),
                seen.key().number(),
                claim.map(Claim::branch).orElse(""),
                claim.map(Claim::debtors).orElse(List.of()),
                claim.isPresent(),
                Dong.full(principal),
                Dong.full(file.paid()),
                Dong.full(Math.max(0, principal - file.paid())),
                Dong.percent(file.paid(), principal),
                stage.words(words),
                Days.text(stage.since()),
                Math.max(
                        0,
                        LegalClock.day(clock.instant()).toEpochDay() - stage.since().toEpochDay()),
                claim.map(Claim::packageNumber).orElse(""),
                claim.map(one -> words.say("credit.claim-" + one.outcome().word())).orElse(""),
                claim.map(Claim::collateral).orElse(List.of()).stream()
                        .map(
                                one ->
                                        new CaseView.Security(
                                                one.kind(),
                                                one.certificateNumber(),
                                                one.holderOfPapers()))
                        .toList(),
                seen.milestones().stream().map(one -> fact(one, person, words)).toList(),
                file.of(Item.Kind.INTEREST).stream().map(told).toList(),
                file.of(Item.Kind.OBSTACLE).stream().map(told).toList(),
                file.items().stream().filter(one -> ASKED.contains(one.kind())).map(told).toList(),
                file.of(Item.Kind.PAYMENT).stream().map(told).toList(),
                seen.waivers().stream().map(one -> offer(one, file, words)).toList(),
                duties(seen, file, person, words),
                seen.waitsOn(file).stream().map(one -> names.agency(one, words)).toList(),
                file.disposing(),
                Moments.text(standing.at()));
    }

    /** The messages whose words stand on the page of a case. */
    static List<UUID> told(CreditCase seen, BankFile file) {
        return Stream.concat(
                        file.items().stream().map(Item::message),
                        seen.milestones().stream().map(Milestone::message))
                .toList();
    }

    private CaseView.Fact fact(Milestone one, Person person, Words words) {
        return new CaseView.Fact(
                Days.text(one.on()),
                words.say("credit.milestone-" + one.kind().word()),
                money(one.price()),
                link(one.message(), person));
    }

    private CaseView.Told told(Item one, BankFile file, Person person, Words words) {
        return new CaseView.Told(
                words.say("credit.item-" + one.kind().word()),
                one.words(),
                names.agency(one.from(), words),
                one.owner(),
                one.on().map(Days::text).orElse(""),
                Moments.text(one.at()),
                money(one.amount()),
                words.say(state(one)),
                chip(one),
                one.answer(),
                money(one.answered()),
                one.asked(),
                one.waitsOn().filter(who -> ours(file, who)).isPresent(),
                link(one.message(), person),
                "/viec/" + one.exchange());
    }

    private static String state(Item one) {
        return one.kind() == Item.Kind.INTEREST && one.state() == Item.State.SETTLED
                ? "bank.interest-settled"
                : "bank.item-" + one.state().word();
    }

    private static String chip(Item one) {
        return switch (one.state()) {
            case WAITING -> "moving";
            case DISPUTED -> "soon";
            case SETTLED -> "working";
            default -> "idle";
        };
    }

    private CaseView.Offer offer(Waiver one, BankFile file, Words words) {
        Optional<Waiver.Answer> said = one.answer();
        return new CaseView.Offer(
                Dong.full(one.proposed()),
                Dong.full(one.expected()),
                Moments.text(one.at()),
                said.map(answer -> words.say("bank.waiver-" + answer.outcome())).orElse(""),
                said.map(answer -> money(answer.waived())).orElse(""),
                said.map(Waiver.Answer::conditions).orElse(""),
                said.flatMap(Waiver.Answer::validUntil).map(Days::text).orElse(""),
                one.waitsOn().map(who -> names.agency(who, words)),
                one.waitsOn().filter(who -> ours(file, who)).isPresent(),
                "/viec/" + one.exchange());
    }

    private List<CaseView.Duty> duties(CreditCase seen, BankFile file, Person person, Words words) {
        Set<UUID> conversations = BankCases.conversations(seen, file).collect(Collectors.toSet());
        return sight.duties(conversations, person.acting()).stream()
                .filter(Obligation::outstanding)
                .map(
                        one ->
                                new CaseView.Duty(
                                        names.owed(one, words),
                                        names.agency(one.party(), words),
                                        ours(file, one.party()),
                                        dues.pill(one, words),
                                        "/viec/" + one.exchange()))
                .toList();
    }

    private static boolean ours(BankFile file, AgencyId who) {
        return file.institution().equals(who) || file.offices().contains(who);
    }

    private Optional<String> link(UUID message, Person person) {
        return sight.message(message, person.acting()).map(one -> "/hop-thu/" + one.id());
    }

    private static String money(OptionalLong dong) {
        return dong.isPresent() ? Dong.full(dong.getAsLong()) : "";
    }

    LocalDate today() {
        return LegalClock.day(clock.instant());
    }
}

package vn.liennganh.console.bank;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Optional;
import vn.liennganh.credit.position.BankFile;
import vn.liennganh.credit.position.Claim;
import vn.liennganh.credit.position.CreditCase;
import vn.liennganh.credit.position.Item;
import vn.liennganh.credit.position.Lane;
import vn.liennganh.credit.position.Milestone;
import vn.liennganh.credit.position.Stage;
import vn.liennganh.legaltime.LegalClock;
import vn.liennganh.message.language.Words;

/**
 * How far a case has come for a bank, and since when it stands there.
 *
 * @param aside what holds it up
 * @param rounds auction rounds so far
 */
record BankStage(Stage stage, Optional<Milestone.Kind> aside, int rounds, LocalDate since) {

    static BankStage of(CreditCase seen, BankFile file) {
        Lane lane = seen.laneOf(file);
        Stage stage = file.stage(lane);
        return new BankStage(stage, lane.aside(), lane.rounds(), since(seen, file, stage, lane));
    }

    BankColumn column() {
        return BankColumn.of(stage, aside.isPresent());
    }

    /** In words: what holds it up is told with how far it was. */
    String words(Words words) {
        String reached =
                stage == Stage.AUCTION && rounds > 0
                        ? words.say("bank.auction-round", rounds)
                        : words.say("credit.stage-" + stage.word());
        return aside.filter(kind -> !stage.over())
                .map(kind -> words.say("credit.milestone-" + kind.word()) + " \u00b7 " + reached)
                .orElse(reached);
    }

    private static LocalDate since(CreditCase seen, BankFile file, Stage stage, Lane lane) {
        Optional<LocalDate> ended = file.end().map(BankFile.End::on);
        if (ended.isPresent()) {
            return ended.get();
        }
        if (lane.aside().isPresent() && !stage.over()) {
            Milestone.Kind kind = lane.aside().get();
            return seen.milestones().stream()
                    .filter(one -> one.kind() == kind)
                    .map(Milestone::on)
                    .reduce((first, last) -> last)
                    .orElseGet(() -> begun(file));
        }
        if (stage == Stage.PAID) {
            return file.of(Item.Kind.PAYMENT).stream()
                    .map(Item::at)
                    .map(LegalClock::day)
                    .min(Comparator.naturalOrder())
                    .orElseGet(() -> begun(file));
        }
        return seen.milestones().stream()
                .filter(one -> one.kind().stage().filter(stage::equals).isPresent())
                .map(Milestone::on)
                .min(Comparator.naturalOrder())
                .orElseGet(() -> begun(file));
    }

    /** When the bank proposed it or the agency took it; before, when anything was said. */
    private static LocalDate begun(BankFile file) {
        Optional<Instant> claimed =
                file.claim().map(one -> one.answeredAt().orElse(one.at())).or(() -> asked(file));
        return claimed.map(LegalClock::day)
                .or(() -> file.claim().map(Claim::claimAsOf))
                .orElse(LocalDate.EPOCH);
    }

    private static Optional<Instant> asked(BankFile file) {
        return file.items().stream().map(Item::at).min(Comparator.naturalOrder());
    }
}

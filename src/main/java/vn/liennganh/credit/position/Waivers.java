package vn.liennganh.credit.position;

import java.util.Optional;
import vn.liennganh.desk.Heard;
import vn.liennganh.message.AgencyId;

/** The way of a proposal to waive: agency, department, head office, and back. */
final class Waivers {

    private Waivers() {}

    static CreditCase after(CreditCase before, Heard heard, Parties parties) {
        Optional<Waiver> known =
                before.waivers().stream()
                        .filter(one -> one.exchange().equals(heard.exchange()))
                        .findFirst();
        AgencyId to = heard.recipients().get(0);
        return switch (heard.type()) {
            case "credit-recovery.waiver-proposal" ->
                    admitted(before, heard, parties)
                            .with(
                                    known.map(one -> one.forwarded(heard, parties))
                                            .orElseGet(() -> Waiver.of(heard, parties)));
            case "credit-recovery.waiver-copy" ->
                    known.map(one -> admitted(before, heard, parties).with(one.told(to)))
                            .orElse(before);
            default -> known.map(one -> before.with(one.answered(heard))).orElse(before);
        };
    }

    /** Whom a waiver is proposed to is a creditor. */
    private static CreditCase admitted(CreditCase before, Heard heard, Parties parties) {
        AgencyId to = heard.recipients().get(0);
        return parties.bank(to)
                ? before.changing(parties.institution(to), BankFile::admit)
                : before;
    }
}

package vn.liennganh.inmate;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.springframework.stereotype.Component;
import vn.liennganh.desk.Book;
import vn.liennganh.desk.Entry;
import vn.liennganh.desk.Heard;
import vn.liennganh.desk.Matter;
import vn.liennganh.desk.Standing;
import vn.liennganh.inmate.transfer.Transfer;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.Sha256;

/**
 * One transfer by its reference: a list is about many prisoners, and the money and the list may
 * come in any order, in exchanges of several of them.
 */
@Component
public class TransferBook implements Book<Transfer> {

    /** Marks what is not sent and received in full, both told. */
    public static final String OPEN = "open";

    private static final int DIGEST_LENGTH = 32;

    @Override
    public String name() {
        return "inmate-transfer";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public Class<Transfer> type() {
        return Transfer.class;
    }

    @Override
    public boolean concerns(String procedure) {
        return procedure.equals("inmate-payment");
    }

    @Override
    public Set<Matter> opens(Heard opening) {
        return Set.of();
    }

    /** By who sent it, to whom, and its reference. */
    @Override
    public Set<Matter> names(Heard heard) {
        String reference = heard.text("transferReference");
        if (reference.isEmpty() || heard.recipients().isEmpty()) {
            return Set.of();
        }
        AgencyId other = heard.recipients().get(0);
        return switch (heard.type()) {
            case "inmate-payment.transfer-list" -> Set.of(matter(other, heard.from(), reference));
            case "inmate-payment.receipt" -> Set.of(matter(heard.from(), other, reference));
            case "inmate-payment.discrepancy" ->
                    arrived(heard) ? Set.of(matter(heard.from(), other, reference)) : Set.of();
            default -> Set.of();
        };
    }

    /** Whoever tells of money that came in is its receiving side. */
    private static boolean arrived(Heard heard) {
        String kind = heard.text("kind");
        return heard.says("moneyReceivedOn")
                || kind.equals("money-without-list")
                || kind.equals("unidentified");
    }

    @Override
    public boolean about(Matter matter, Heard heard) {
        return names(heard).contains(matter);
    }

    private static Matter matter(AgencyId agency, AgencyId keeper, String reference) {
        String digest = Sha256.of(reference.getBytes(StandardCharsets.UTF_8)).hex();
        return new Matter(agency, keeper.value(), digest.substring(0, DIGEST_LENGTH));
    }

    @Override
    public Transfer empty(Matter matter) {
        return Transfer.empty(matter.agency(), AgencyId.of(matter.number()));
    }

    @Override
    public Transfer after(Transfer before, Heard heard) {
        return before.after(heard);
    }

    @Override
    public Entry entry(Standing<Transfer> standing) {
        Transfer one = standing.content();
        return new Entry(
                Set.of(one.agency(), one.keeper()), one.settled() ? Set.of() : Set.of(OPEN));
    }
}

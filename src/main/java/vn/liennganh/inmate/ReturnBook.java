package vn.liennganh.inmate;

import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import vn.liennganh.desk.Book;
import vn.liennganh.desk.Entry;
import vn.liennganh.desk.Heard;
import vn.liennganh.desk.Matter;
import vn.liennganh.desk.Standing;
import vn.liennganh.inmate.certificate.Returned;
import vn.liennganh.inmate.certificate.Returns;
import vn.liennganh.message.AgencyId;

/**
 * Money that went back, by the exchange of the prisoner whose it was. A return to the party is
 * recorded in an exchange of its own, which names the prisoner's as related.
 */
@Component
public class ReturnBook implements Book<Returns> {

    private static final Set<String> PROCEDURES = Set.of("inmate-payment", "money-return");

    @Override
    public String name() {
        return "inmate-return";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public Class<Returns> type() {
        return Returns.class;
    }

    @Override
    public boolean concerns(String procedure) {
        return PROCEDURES.contains(procedure);
    }

    @Override
    public Set<Matter> opens(Heard opening) {
        return Set.of();
    }

    @Override
    public Set<Matter> names(Heard heard) {
        Returned.Kind kind = Returns.kind(heard).orElse(null);
        Set<Matter> matters = new HashSet<>();
        if (kind == Returned.Kind.TO_PARTY) {
            heard.envelope()
                    .relatedExchanges()
                    .forEach(one -> matters.add(matter(heard.from(), one)));
        } else if (kind != null) {
            // Either side may say so; only one of them is the office of the prisoner's decision.
            matters.add(matter(heard.from(), heard.exchange()));
            heard.recipients().forEach(one -> matters.add(matter(one, heard.exchange())));
        }
        return matters;
    }

    static Matter matter(AgencyId agency, UUID exchange) {
        return new Matter(agency, exchange.toString(), "");
    }

    @Override
    public boolean about(Matter matter, Heard heard) {
        return names(heard).contains(matter);
    }

    @Override
    public Returns empty(Matter matter) {
        return Returns.empty(UUID.fromString(matter.number()), matter.agency());
    }

    @Override
    public Returns after(Returns before, Heard heard) {
        return before.after(heard);
    }

    @Override
    public Entry entry(Standing<Returns> standing) {
        return new Entry(Set.of(standing.content().agency()), Set.of());
    }
}

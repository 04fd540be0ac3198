package vn.liennganh.console.inmate;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Service;
import vn.liennganh.console.matter.Proposals;
import vn.liennganh.desk.Draft;
import vn.liennganh.desk.Standing;
import vn.liennganh.inmate.InmateDrafts;
import vn.liennganh.inmate.InmateMoney;
import vn.liennganh.inmate.KeeperDrafts;
import vn.liennganh.inmate.position.Inmate;
import vn.liennganh.message.AgencyId;

/** Files of prisoners, and what could be written next in them. */
@Service
class InmateFiles {

    private final InmateMoney money;
    private final InmateDrafts drafts;
    private final KeeperDrafts keepers;

    InmateFiles(InmateMoney money, InmateDrafts drafts, KeeperDrafts keepers) {
        this.money = money;
        this.drafts = drafts;
        this.keepers = keepers;
    }

    /** The prisoner of an exchange, whoever asks; perhaps none. */
    List<Standing<Inmate>> find(UUID exchange) {
        return money.find(exchange).stream().toList();
    }

    /**
     * What the desk proposes now to the agency, or to who keeps the prisoner. Of several that a
     * page could not tell apart the first: the next one follows once that is sent.
     *
     * @param readers the agency that asks, with those for which it carries on
     */
    List<Draft> proposed(Inmate inmate, Set<AgencyId> readers) {
        List<Draft> all =
                readers.contains(inmate.agency())
                        ? drafts.ofAgency(inmate)
                        : readers.stream()
                                .flatMap(one -> keepers.of(inmate, one).stream())
                                .toList();
        Map<String, Draft> told = new LinkedHashMap<>();
        all.forEach(one -> told.putIfAbsent(Proposals.key(one), one));
        return List.copyOf(told.values());
    }
}

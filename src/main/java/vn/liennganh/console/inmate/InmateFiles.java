package vn.liennganh.console.inmate;

import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;
import vn.liennganh.desk.Draft;
import vn.liennganh.desk.Standing;
import vn.liennganh.inmate.InmateDrafts;
import vn.liennganh.inmate.InmateMoney;
import vn.liennganh.inmate.position.Inmate;

/** Files of prisoners, and what could be written next in them. */
@Service
class InmateFiles {

    private final InmateMoney money;
    private final InmateDrafts drafts;

    InmateFiles(InmateMoney money, InmateDrafts drafts) {
        this.money = money;
        this.drafts = drafts;
    }

    /** The prisoner of an exchange, whoever asks; perhaps none. */
    List<Standing<Inmate>> find(UUID exchange) {
        return money.find(exchange).stream().toList();
    }

    /** What the desk proposes to the agency now. */
    List<Draft> proposed(Inmate inmate) {
        return drafts.ofAgency(inmate);
    }
}

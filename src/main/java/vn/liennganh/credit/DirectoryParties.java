package vn.liennganh.credit;

import java.util.Optional;
import org.springframework.stereotype.Component;
import vn.liennganh.credit.position.Parties;
import vn.liennganh.directory.Agency;
import vn.liennganh.directory.Directory;
import vn.liennganh.message.AgencyId;

/** Who is a bank and whose branch, as the directory says: what an agency is never changes there. */
@Component
class DirectoryParties implements Parties {

    private static final String BANK = "bank";
    private static final int LEVELS_MAX = 8;

    private final Directory directory;

    DirectoryParties(Directory directory) {
        this.directory = directory;
    }

    @Override
    public boolean bank(AgencyId agency) {
        return is(agency, BANK);
    }

    @Override
    public boolean central(AgencyId agency) {
        return is(agency, "central-enforcement-department");
    }

    @Override
    public AgencyId institution(AgencyId bank) {
        AgencyId top = bank;
        for (int i = 0; i < LEVELS_MAX; i++) {
            Optional<AgencyId> above =
                    directory.agency(top).flatMap(Agency::parent).filter(this::bank);
            if (above.isEmpty()) {
                return top;
            }
            top = above.get();
        }
        return top;
    }

    private boolean is(AgencyId agency, String kind) {
        return directory.agency(agency).filter(one -> one.kind().equals(kind)).isPresent();
    }
}

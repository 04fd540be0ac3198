package vn.liennganh.freeze.position;

import java.util.UUID;
import vn.liennganh.message.AgencyId;

/** Somebody who sends money of the debtor to the office under a measure. */
public interface Payer {

    UUID exchange();

    AgencyId holder();

    Transfers money();
}

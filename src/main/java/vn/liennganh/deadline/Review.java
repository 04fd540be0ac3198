package vn.liennganh.deadline;

import java.time.LocalDate;
import java.util.UUID;
import vn.liennganh.message.AgencyId;
import vn.liennganh.regulation.overlay.Overlay;

/**
 * That a coordination regulation is to be looked at again, for one of its signatories.
 *
 * @param id made from the rest, so that the message is the same one after a crash
 * @param due the day of the review
 */
record Review(UUID id, Overlay overlay, LocalDate due, AgencyId addressee) {

    static Review of(Overlay overlay, LocalDate due, AgencyId addressee) {
        UUID id = Notice.id("overlay-review", overlay.id(), due.toString(), addressee.value());
        return new Review(id, overlay, due, addressee);
    }
}

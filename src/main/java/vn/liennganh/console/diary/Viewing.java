package vn.liennganh.console.diary;

import java.time.Instant;
import java.util.UUID;
import vn.liennganh.message.AgencyId;

/** Somebody had a hidden value shown. */
record Viewing(
        Instant at,
        AgencyId agency,
        UUID member,
        String byName,
        UUID message,
        String pointer,
        Purpose purpose,
        String note) {

    public String field() {
        return Masked.field(pointer);
    }
}

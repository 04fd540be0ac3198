package vn.liennganh.regulation.workbench.walk;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import vn.liennganh.message.AgencyId;
import vn.liennganh.regulation.across.Fact;
import vn.liennganh.regulation.across.Facts;
import vn.liennganh.regulation.across.Standing;

/**
 * Other exchanges at their worst: whatever is asked for stands there, amounts are beyond every
 * limit, and the latest limit is 0. With them and without, a walk meets both answers to every
 * question about other exchanges.
 */
final class Crowd {

    static final Facts OTHERS =
            (type, keys) ->
                    List.of(
                            new Standing(
                                    new UUID(0x4001L, 0x8000000000000001L),
                                    new Fact(
                                            type.id(),
                                            AgencyId.of("X99.99.999"),
                                            Set.of(),
                                            switch (type.kind()) {
                                                case AMOUNT -> Long.MAX_VALUE;
                                                case LIMIT, MARK -> 0;
                                            },
                                            Instant.MAX)));

    private Crowd() {}
}

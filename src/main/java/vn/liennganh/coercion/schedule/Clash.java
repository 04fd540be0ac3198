package vn.liennganh.coercion.schedule;

import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * That somebody or something is needed twice, or more people than there are. It refuses nothing.
 *
 * @param claims those that meet, by start; two, or for people all at that moment
 * @param from when they begin to meet
 * @param needed people together; 0 where it is no matter of numbers
 * @param free people that the office says there are
 */
public record Clash(Kind kind, List<Claim> claims, Instant from, int needed, int free) {

    /** What is the matter. */
    public enum Kind {
        UNIT_TWICE,
        COMMANDER_TWICE,
        VEHICLE_TWICE,
        OFFICER_TWICE,
        PEOPLE_SHORT,
        /** Two operations in one commune, enough people or not. */
        COMMUNE_TWICE;

        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        static Kind of(Claim.Kind kind) {
            return switch (kind) {
                case UNIT -> UNIT_TWICE;
                case COMMANDER -> COMMANDER_TWICE;
                case VEHICLE -> VEHICLE_TWICE;
                case OFFICER -> OFFICER_TWICE;
                case PEOPLE -> PEOPLE_SHORT;
            };
        }
    }

    public Clash {
        claims = List.copyOf(claims);
    }

    /** Whether everybody concerned has said so: otherwise it may yet not come to it. */
    public boolean confirmed() {
        return claims.stream().allMatch(Claim::confirmed);
    }
}

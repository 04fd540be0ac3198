package vn.liennganh.statistics.scorecard;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;
import vn.liennganh.message.AgencyId;

/** Reads scorecards. Whoever shows one asks first who may see it. */
@Service
public class Scorecards {

    private final ScorecardRepository rows;

    Scorecards(ScorecardRepository rows) {
        this.rows = rows;
    }

    /** A card for each of the agencies of which anything fell due, by code. */
    public List<Scorecard> of(Collection<AgencyId> agencies, Span span) {
        return agencies.isEmpty() ? List.of() : rows.cards(agencies, span);
    }

    /** The duties behind one number, the earliest due first. */
    public List<ScoredDuty> duties(
            AgencyId agency, Mark mark, Span span, Instant afterDue, UUID afterId, int limit) {
        return rows.duties(agency, mark, span, afterDue, afterId, limit);
    }

    /** How long the hub was away in that time. */
    public Duration outage(Span span) {
        return rows.outage(span);
    }
}

package vn.liennganh.inmate.statement;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import vn.liennganh.desk.Heard;
import vn.liennganh.message.AgencyId;

/** The statements between two sides, the latest last. Their lines stay in the messages. */
public record Statements(List<Signed> all) {

    /**
     * One statement and what the other side says to it.
     *
     * @param total whole dong
     * @param lines how many
     * @param agrees empty while the other side is silent
     */
    public record Signed(
            UUID exchange,
            UUID message,
            AgencyId by,
            AgencyId to,
            String kind,
            LocalDate from,
            LocalDate until,
            long total,
            int lines,
            Instant at,
            Optional<Boolean> agrees,
            Optional<Instant> answeredAt) {

        /** Both sides have signed the same figures. */
        public boolean signedByBoth() {
            return agrees.orElse(false);
        }

        Signed answered(boolean agrees, Instant when) {
            return new Signed(
                    exchange,
                    message,
                    by,
                    to,
                    kind,
                    from,
                    until,
                    total,
                    lines,
                    at,
                    Optional.of(agrees),
                    Optional.of(when));
        }
    }

    public Statements {
        all = List.copyOf(all);
    }

    /** The latest statement of a period. */
    public Optional<Signed> of(LocalDate from, LocalDate until) {
        return all.stream()
                .filter(one -> one.from().equals(from) && one.until().equals(until))
                .reduce((first, last) -> last);
    }

    /** With one more message. */
    public Statements after(Heard heard) {
        List<Signed> now = new ArrayList<>(all);
        if (heard.type().equals("inmate-payment.statement")) {
            JsonNode period = heard.body().path("period");
            now.add(
                    new Signed(
                            heard.exchange(),
                            heard.id(),
                            heard.from(),
                            heard.recipients().get(0),
                            period.path("kind").asString(""),
                            LocalDate.parse(period.path("from").asString("")),
                            LocalDate.parse(period.path("to").asString("")),
                            heard.dong("total"),
                            heard.list("lines").size(),
                            heard.at(),
                            Optional.empty(),
                            Optional.empty()));
        } else if (heard.type().equals("inmate-payment.statement-confirmation")) {
            boolean agrees = heard.body().path("agrees").asBoolean(false);
            for (int i = now.size() - 1; i >= 0; i--) {
                if (now.get(i).exchange().equals(heard.exchange())) {
                    now.set(i, now.get(i).answered(agrees, heard.at()));
                    break;
                }
            }
        }
        return new Statements(now);
    }
}

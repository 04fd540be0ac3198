package vn.liennganh.console.signin;

import java.sql.Array;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;
import vn.liennganh.console.access.Role;
import vn.liennganh.message.AgencyId;

/** The list of members. */
@Repository
class MemberRepository {

    private static final String SELECT =
            "SELECT id, issuer, subject, agency, name, roles, since, until FROM console.member ";

    private final JdbcTemplate jdbc;

    MemberRepository(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    List<Member> of(String issuer, String subject) {
        return jdbc.query(
                SELECT + "WHERE issuer = ? AND subject = ? ORDER BY agency",
                (row, index) -> member(row),
                issuer,
                subject);
    }

    List<Member> of(AgencyId agency) {
        return jdbc.query(
                SELECT + "WHERE agency = ? ORDER BY name, subject",
                (row, index) -> member(row),
                agency.value());
    }

    Optional<Member> find(UUID id) {
        return jdbc.query(SELECT + "WHERE id = ?", (row, index) -> member(row), id).stream()
                .findFirst();
    }

    /** Adds those who are not there yet. */
    void add(Collection<Member> members, Instant at) {
        jdbc.batchUpdate(
                """
                INSERT INTO console.member
                       (id, issuer, subject, agency, name, roles, since, until, added)
                VALUES (?, ?, ?, ?, ?, string_to_array(?, ' '), ?, ?, ?)
                    ON CONFLICT DO NOTHING
                """,
                members.stream()
                        .map(
                                one ->
                                        new Object[] {
                                            one.id(),
                                            one.issuer(),
                                            one.subject(),
                                            one.agency().value(),
                                            one.name(),
                                            words(one),
                                            Date.valueOf(one.since()),
                                            one.until().map(Date::valueOf).orElse(null),
                                            Timestamp.from(at)
                                        })
                        .toList());
    }

    /** Adds a member or changes one; who comes back begins again today. */
    void appoint(Member member, LocalDate today, Instant at) {
        jdbc.update(
                """
                INSERT INTO console.member AS known
                       (id, issuer, subject, agency, name, roles, since, until, added)
                VALUES (?, ?, ?, ?, ?, string_to_array(?, ' '), ?, ?, ?)
                    ON CONFLICT (issuer, subject, agency) DO UPDATE
                   SET name  = EXCLUDED.name,
                       roles = EXCLUDED.roles,
                       since = CASE WHEN known.until < ? THEN EXCLUDED.since ELSE known.since END,
                       until = EXCLUDED.until
                """,
                member.id(),
                member.issuer(),
                member.subject(),
                member.agency().value(),
                member.name(),
                words(member),
                Date.valueOf(member.since()),
                member.until().map(Date::valueOf).orElse(null),
                Timestamp.from(at),
                Date.valueOf(today));
    }

    /** Ends a membership; false if there is none or it has ended already. */
    boolean end(UUID id, LocalDate last) {
        return jdbc.update(
                        "UPDATE console.member SET until = ? WHERE id = ?"
                                + " AND (until IS NULL OR until > ?)",
                        Date.valueOf(last),
                        id,
                        Date.valueOf(last))
                == 1;
    }

    private static String words(Member member) {
        return member.roles().stream()
                .map(Role::wireName)
                .sorted()
                .collect(Collectors.joining(" "));
    }

    private static Member member(ResultSet row) throws SQLException {
        Array roles = row.getArray("roles");
        return new Member(
                row.getObject("id", UUID.class),
                row.getString("issuer"),
                row.getString("subject"),
                AgencyId.of(row.getString("agency")),
                row.getString("name"),
                Arrays.stream((String[]) roles.getArray())
                        .flatMap(word -> Role.named(word).map(Stream::of).orElseGet(Stream::empty))
                        .collect(Collectors.toSet()),
                row.getDate("since").toLocalDate(),
                Optional.ofNullable(row.getDate("until")).map(Date::toLocalDate));
    }
}

package vn.liennganh.directory;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.liennganh.message.AgencyId;

/** The tables of one-time codes and of requests that wait for a person. */
@Repository
class EnrolmentRepository {

    /**
     * The row that stands for every agency without a code, so that asking for one costs the same.
     */
    private static final String DECOY = "-";

    /** A code's row, locked for this transaction. */
    record Code(
            String row, byte[] hash, Instant until, boolean expired, int wrongTries, boolean used) {

        /** Whether the right word would still open enrolment. */
        boolean open(int tries) {
            return !used && !expired && wrongTries < tries;
        }

        OneTimeCode.State state(int tries) {
            return new OneTimeCode.State(until, used, open(tries));
        }
    }

    private final JdbcClient jdbc;

    EnrolmentRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The newest code of the agency, or the decoy, which no code opens. */
    Code lock(Optional<AgencyId> agency, Instant now) {
        return jdbc.sql(
                        """
                        SELECT agency, code_hash, expires_at, expires_at <= :now AS expired,
                            wrong_tries, used_at IS NOT NULL AS used
                        FROM directory.enrolment_code
                        WHERE agency = (SELECT max(agency) FROM directory.enrolment_code
                                        WHERE agency IN (:agency, :decoy))
                        FOR UPDATE
                        """)
                .param("now", CertificateRepository.at(now))
                .param("agency", agency.map(AgencyId::value).orElse(DECOY))
                .param("decoy", DECOY)
                .query((row, number) -> code(row))
                .single();
    }

    Optional<Code> find(AgencyId agency, Instant now) {
        return jdbc.sql(
                        """
                        SELECT agency, code_hash, expires_at, expires_at <= :now AS expired,
                            wrong_tries, used_at IS NOT NULL AS used
                        FROM directory.enrolment_code WHERE agency = :agency
                        """)
                .param("now", CertificateRepository.at(now))
                .param("agency", agency.value())
                .query((row, number) -> code(row))
                .optional();
    }

    private static Code code(ResultSet row) throws SQLException {
        return new Code(
                row.getString("agency"),
                row.getBytes("code_hash"),
                row.getTimestamp("expires_at").toInstant(),
                row.getBoolean("expired"),
                row.getInt("wrong_tries"),
                row.getBoolean("used"));
    }

    /** Counts a wrong try, up to the number that locks: beyond it there is nothing to count. */
    void wrongTry(Code code, int most) {
        jdbc.sql(
                        """
                        UPDATE directory.enrolment_code
                        SET wrong_tries = least(wrong_tries + 1, :most)
                        WHERE agency = :agency
                        """)
                .param("most", most)
                .param("agency", code.row())
                .update();
    }

    void use(Code code, Instant now) {
        jdbc.sql("UPDATE directory.enrolment_code SET used_at = :now WHERE agency = :agency")
                .param("now", CertificateRepository.at(now))
                .param("agency", code.row())
                .update();
    }

    void replaceCode(AgencyId agency, byte[] hash, Instant expiresAt) {
        jdbc.sql(
                        """
                        INSERT INTO directory.enrolment_code (agency, code_hash, expires_at)
                        VALUES (:agency, :hash, :expires)
                        ON CONFLICT (agency) DO UPDATE SET code_hash = excluded.code_hash,
                            expires_at = excluded.expires_at, wrong_tries = 0, used_at = NULL
                        """)
                .param("agency", agency.value())
                .param("hash", hash)
                .param("expires", CertificateRepository.at(expiresAt))
                .update();
    }

    /** Empty if there is no such request; within it, empty until somebody has decided. */
    Optional<Optional<Boolean>> decision(AgencyId agency, String requestSha256) {
        return jdbc.sql(
                        """
                        SELECT approved FROM directory.enrolment_request
                        WHERE agency = :agency AND request_sha256 = :request
                        """)
                .param("agency", agency.value())
                .param("request", requestSha256)
                .query(
                        (row, number) ->
                                Optional.ofNullable(row.getObject("approved", Boolean.class)))
                .optional();
    }

    /** One undecided request an agency: a newer one replaces it. */
    void request(AgencyId agency, String requestSha256, Set<CertificateUse> uses, Instant now) {
        jdbc.sql(
                        "DELETE FROM directory.enrolment_request"
                                + " WHERE agency = :agency AND approved IS NULL")
                .param("agency", agency.value())
                .update();
        jdbc.sql(
                        """
                        INSERT INTO directory.enrolment_request (
                            agency, request_sha256, uses, requested_at)
                        VALUES (:agency, :request, string_to_array(:uses, ','), :now)
                        """)
                .param("agency", agency.value())
                .param("request", requestSha256)
                .param("uses", CertificateRepository.uses(uses))
                .param("now", CertificateRepository.at(now))
                .update();
    }

    List<Enrolment.Waiting> pending() {
        return jdbc.sql(
                        """
                        SELECT agency, request_sha256, uses, requested_at
                        FROM directory.enrolment_request
                        WHERE approved IS NULL ORDER BY requested_at
                        """)
                .query(
                        (row, number) ->
                                new Enrolment.Waiting(
                                        AgencyId.of(row.getString("agency")),
                                        row.getString("request_sha256"),
                                        CertificateRepository.uses(row.getArray("uses")),
                                        row.getObject("requested_at", OffsetDateTime.class)
                                                .toInstant()))
                .list();
    }

    /** False if nothing waits under this digest. */
    boolean decide(
            AgencyId agency, String requestSha256, boolean approved, String by, Instant now) {
        return jdbc.sql(
                                """
                        UPDATE directory.enrolment_request
                        SET approved = :approved, decided_at = :now, decided_by = :by
                        WHERE agency = :agency AND request_sha256 = :request AND approved IS NULL
                        """)
                        .param("approved", approved)
                        .param("now", CertificateRepository.at(now))
                        .param("by", by)
                        .param("agency", agency.value())
                        .param("request", requestSha256)
                        .update()
                == 1;
    }
}

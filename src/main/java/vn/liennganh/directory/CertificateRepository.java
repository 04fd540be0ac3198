package vn.liennganh.directory;

import java.math.BigDecimal;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.liennganh.message.AgencyId;
import vn.liennganh.pki.Certificate;

/** The tables of certificates; every write belongs into the caller's transaction. */
@Repository
class CertificateRepository {

    private static final String COLUMNS =
            "fingerprint, agency, uses, unit, capacity, official_from,"
                    + " official_to, issuer, serial, not_before, not_after, revoked_at";

    private final JdbcClient jdbc;

    CertificateRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<BoundCertificate> all() {
        return jdbc.sql("SELECT " + COLUMNS + " FROM directory.certificate")
                .query((row, number) -> bound(row))
                .list();
    }

    List<Certificates.Registered> registered() {
        return jdbc.sql(
                        "SELECT "
                                + COLUMNS
                                + ", fingerprint = encode(sha256(der), 'hex') AS whole"
                                + " FROM directory.certificate")
                .query(
                        (row, number) ->
                                new Certificates.Registered(bound(row), row.getBoolean("whole")))
                .list();
    }

    Optional<BoundCertificate> find(String fingerprint) {
        return jdbc.sql(
                        "SELECT "
                                + COLUMNS
                                + " FROM directory.certificate WHERE fingerprint = :fingerprint")
                .param("fingerprint", fingerprint)
                .query((row, number) -> bound(row))
                .optional();
    }

    /** False if the certificate stands there already, whosever it is. */
    boolean insert(Binding binding, byte[] der, Instant now) {
        var certificate = binding.certificate();
        return jdbc.sql(
                                """
                        INSERT INTO directory.certificate (
                            fingerprint, der, agency, uses, unit, capacity, official_from,
                            official_to, issuer, serial, not_before, not_after, bound_at)
                        VALUES (:fingerprint, :der, :agency, string_to_array(:uses, ','), :unit,
                            :capacity, :from, :to, :issuer, :serial, :notBefore, :notAfter, :now)
                        ON CONFLICT (fingerprint) DO NOTHING
                        """)
                        .param("fingerprint", Certificate.fingerprintOf(certificate))
                        .param("der", der)
                        .param("agency", binding.agency().value())
                        .param("uses", uses(binding.uses()))
                        .param("unit", binding.official().map(it -> it.unit().value()).orElse(null))
                        .param(
                                "capacity",
                                binding.official().map(Binding.Registration::capacity).orElse(null))
                        .param(
                                "from",
                                binding.official()
                                        .map(Binding.Registration::validFrom)
                                        .orElse(null))
                        .param(
                                "to",
                                binding.official()
                                        .flatMap(Binding.Registration::validTo)
                                        .orElse(null))
                        .param("issuer", certificate.getIssuerX500Principal().getName())
                        .param("serial", new BigDecimal(certificate.getSerialNumber()))
                        .param("notBefore", at(certificate.getNotBefore().toInstant()))
                        .param("notAfter", at(certificate.getNotAfter().toInstant()))
                        .param("now", at(now))
                        .update()
                == 1;
    }

    /** False if it is unknown or was revoked before: the first revocation stands. */
    boolean revoke(String fingerprint, String reason, Instant now) {
        return jdbc.sql(
                                """
                        UPDATE directory.certificate SET revoked_at = :now, revoked_reason = :reason
                        WHERE fingerprint = :fingerprint AND revoked_at IS NULL
                        """)
                        .param("now", at(now))
                        .param("reason", reason)
                        .param("fingerprint", fingerprint)
                        .update()
                == 1;
    }

    void change(byte[] record, Instant now) {
        jdbc.sql("INSERT INTO directory.change (at, record) VALUES (:now, :record)")
                .param("now", at(now))
                .param("record", record)
                .update();
    }

    List<Certificates.Change> changesAfter(long number, int limit) {
        return changes("number > :number ORDER BY number", number, limit);
    }

    List<Certificates.Change> changesBefore(long number, int limit) {
        return changes("number < :number ORDER BY number DESC", number, limit);
    }

    private List<Certificates.Change> changes(String which, long number, int limit) {
        return jdbc.sql(
                        "SELECT number, at, record FROM directory.change WHERE "
                                + which
                                + " LIMIT :limit")
                .param("number", number)
                .param("limit", limit)
                .query(
                        (row, index) ->
                                new Certificates.Change(
                                        row.getLong("number"),
                                        instant(row, "at").orElseThrow(),
                                        row.getBytes("record")))
                .list();
    }

    /** Tells every hub on this database to look again. */
    void nextGeneration() {
        jdbc.sql("UPDATE directory.state SET generation = generation + 1").update();
    }

    long generation() {
        return jdbc.sql("SELECT generation FROM directory.state").query(Long.class).single();
    }

    /** A number that no revocation list has had, greater than all before. */
    long nextCrlNumber() {
        return jdbc.sql(
                        "UPDATE directory.state SET crl_number = crl_number + 1"
                                + " RETURNING crl_number")
                .query(Long.class)
                .single();
    }

    static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    static String uses(Set<CertificateUse> uses) {
        return String.join(",", uses.stream().map(Enum::name).sorted().toList());
    }

    static Set<CertificateUse> uses(Array names) throws SQLException {
        Set<CertificateUse> uses = EnumSet.noneOf(CertificateUse.class);
        for (String name : (String[]) names.getArray()) {
            uses.add(CertificateUse.valueOf(name));
        }
        return uses;
    }

    private static BoundCertificate bound(ResultSet row) throws SQLException {
        String fingerprint = row.getString("fingerprint");
        AgencyId agency = AgencyId.of(row.getString("agency"));
        return new BoundCertificate(
                fingerprint,
                agency,
                uses(row.getArray("uses")),
                official(row, agency, fingerprint),
                row.getString("issuer"),
                row.getBigDecimal("serial").toBigIntegerExact(),
                instant(row, "not_before").orElseThrow(),
                instant(row, "not_after").orElseThrow(),
                instant(row, "revoked_at"));
    }

    private static Optional<Official> official(ResultSet row, AgencyId agency, String fingerprint)
            throws SQLException {
        @Nullable String unit = row.getString("unit");
        if (unit == null) {
            return Optional.empty();
        }
        return Optional.of(
                new Official(
                        agency,
                        AgencyId.of(unit),
                        row.getString("capacity"),
                        row.getObject("official_from", LocalDate.class),
                        Optional.ofNullable(row.getObject("official_to", LocalDate.class)),
                        fingerprint));
    }

    private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class))
                .map(OffsetDateTime::toInstant);
    }
}

package vn.liennganh.console.bank.label;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.liennganh.console.access.Person;
import vn.liennganh.message.AgencyId;

/** Labels, in schema {@code console}; every question names the bank whose they are. */
@Repository
class LabelRepository {

    private final JdbcClient jdbc;

    LabelRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A label on a case. */
    record Row(String agency, String number, String label) {}

    /** All of a bank, or those of one case. */
    List<Row> of(AgencyId bank, Optional<Labels.Case> only) {
        return jdbc.sql(
                        """
                        SELECT agency, number, label
                          FROM console.bank_label
                         WHERE bank = :bank
                           AND (:agency::text IS NULL
                                OR agency = :agency::text AND number = :number::text)
                         ORDER BY agency, number, label COLLATE "vi-x-icu", label
                        """)
                .param("bank", bank.value())
                .param("agency", only.map(Labels.Case::agency).orElse(null))
                .param("number", only.map(Labels.Case::number).orElse(null))
                .query(Row.class)
                .list();
    }

    /** False where the case has as many as it may; one that is there stays as it is. */
    boolean put(Person person, Labels.Case on, String label, Instant at, int most) {
        jdbc.sql(
                        """
                        INSERT INTO console.bank_label
                               (bank, agency, number, label, member, by_name, at)
                        SELECT :bank, :agency, :number, :label, :member, :name, :at
                         WHERE (SELECT count(*)
                                  FROM console.bank_label
                                 WHERE bank = :bank AND agency = :agency AND number = :number)
                               < :most
                            ON CONFLICT DO NOTHING
                        """)
                .param("bank", person.acting().value())
                .param("agency", on.agency())
                .param("number", on.number())
                .param("label", label)
                .param("member", person.member())
                .param("name", person.name())
                .param("at", Timestamp.from(at))
                .param("most", most)
                .update();
        return of(person.acting(), Optional.of(on)).stream()
                .anyMatch(one -> one.label().equals(label));
    }

    void drop(AgencyId bank, Labels.Case on, String label) {
        jdbc.sql(
                        """
                        DELETE FROM console.bank_label
                         WHERE bank = :bank AND agency = :agency AND number = :number
                           AND label = :label
                        """)
                .param("bank", bank.value())
                .param("agency", on.agency())
                .param("number", on.number())
                .param("label", label)
                .update();
    }
}

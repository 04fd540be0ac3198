package vn.liennganh.startup;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.node.ObjectNode;
import vn.liennganh.HubApplication;
import vn.liennganh.intake.Channel;
import vn.liennganh.intake.Intake;
import vn.liennganh.intake.Outcome;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.Json;
import vn.liennganh.partner.client.Draft;
import vn.liennganh.pki.Pem;
import vn.liennganh.pki.SealKey;
import vn.liennganh.scenario.RunningHub;
import vn.liennganh.support.Scratch;
import vn.liennganh.support.TestDatabase;
import vn.liennganh.support.Tools;

/** The verb {@code fsck} on what a real hub has left behind. */
@ExtendWith(OutputCaptureExtension.class)
class FsckTest {

    private static final AgencyId SENDER = AgencyId.of("X99.11.001");
    private static final int MESSAGES = 270;
    private static final DataSource DATABASE = TestDatabase.fresh();

    private static RunningHub hub;

    @BeforeAll
    static void a_hub_has_worked_and_was_stopped() {
        hub = RunningHub.start(TestDatabase.settings(DATABASE));
        Intake intake = hub.bean(Intake.class);
        Path keys = hub.keys(SENDER.value());
        SealKey seal =
                new SealKey(
                        Pem.readCertificate(keys.resolve("seal.crt")),
                        Pem.readPrivateKey(keys.resolve("seal.key")),
                        List.of(),
                        Clock.systemUTC());
        boolean all =
                IntStream.range(0, MESSAGES)
                        .parallel()
                        .mapToObj(number -> seal.sign(ping().bytes()))
                        .map(cms -> intake.submit(cms, Channel.of("rest", SENDER)))
                        .allMatch(Outcome.Accepted.class::isInstance);
        assertThat(all).isTrue();
        hub.close();
    }

    private static Draft ping() {
        ObjectNode body = Json.MAPPER.createObjectNode().put("text", "fsck");
        return Draft.of("sandbox.ping", body)
                .from(SENDER)
                .to(List.of("X99.51.001"))
                .at(OffsetDateTime.now())
                .opening(UUID.randomUUID());
    }

    private static int fsck(DataSource database) {
        List<String> arguments =
                new ArrayList<>(
                        List.of(
                                "--spring.profiles.active=sandbox",
                                "--hub.data-dir=" + hub.dataDir(),
                                "--hub.log.second-heads=" + Scratch.HEADS));
        TestDatabase.settings(database)
                .forEach((key, value) -> arguments.add("--" + key + "=" + value));
        return Fsck.run(HubApplication.class, arguments.toArray(String[]::new));
    }

    @Test
    void an_honest_store_is_clean_and_stays_as_it_is(CapturedOutput output) {
        DataSource copy = TestDatabase.copyOf(DATABASE);
        long before = rows(copy);

        assertThat(fsck(copy)).isZero();

        assertThat(before).isGreaterThanOrEqualTo(MESSAGES);
        assertThat(output).contains(before + " entries of the log recomputed: nothing is wrong");
        assertThat(rows(copy)).isEqualTo(before);
    }

    @ParameterizedTest
    @Tag(Tools.LONG)
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            Statement 5 was changed             | UPDATE evidence.entry SET statement = set_byte(statement, 70, 66) WHERE index = 5
            Entry 7 of the log was removed      | DELETE FROM evidence.entry WHERE index = 7
            beside entry 5 are not those        | UPDATE evidence.entry SET party = 'X99.51.002' WHERE index = 5
            The tile over entry 9 does not fit  | UPDATE evidence.tile SET hashes = set_byte(hashes, 300, get_byte(hashes, 300) # 1) WHERE level = 0 AND index = 0
            key and sealed                      | UPDATE evidence.checkpoint SET seal = set_byte(seal, 200, get_byte(seal, 200) # 1) WHERE size = (SELECT min(size) FROM evidence.checkpoint)
            do not give the signed root         | UPDATE evidence.entry SET statement = set_byte(statement, 70, 66), entry_hash = sha256(set_byte(statement, 70, 66)) WHERE index = 5
            behind the end of the log           | INSERT INTO evidence.entry (index, kind, message_id, statement, entry_hash) SELECT 1000000, 'X', message_id, statement, entry_hash FROM evidence.entry WHERE index = 1
            The bytes of message                | UPDATE intake.body SET cms = set_byte(cms, 900, get_byte(cms, 900) # 1) WHERE number = 17
            are gone                            | DELETE FROM intake.body WHERE number = 17
            What stands beside message          | UPDATE intake.message SET sender = 'X99.11.002' WHERE number = 17
            """)
    void every_kind_of_damage_is_named(String told, String damage, CapturedOutput output) {
        DataSource copy = TestDatabase.copyOf(DATABASE);
        assertThat(new JdbcTemplate(copy).update(damage)).isEqualTo(1);

        assertThat(fsck(copy)).isEqualTo(1);

        assertThat(output).contains(told).contains("things are wrong");
    }

    @Test
    void a_database_set_back_behind_the_signed_head_is_told_in_one_line(CapturedOutput output) {
        DataSource copy = TestDatabase.copyOf(DATABASE);
        JdbcTemplate administrator = new JdbcTemplate(copy);
        Stream.of("entry", "tile", "checkpoint", "tree_head", "log")
                .forEach(table -> administrator.execute("TRUNCATE evidence." + table));

        assertThat(fsck(copy)).isEqualTo(1);

        assertThat(output).contains("was the database restored from a backup?");
    }

    private static long rows(DataSource database) {
        Long rows =
                new JdbcTemplate(database)
                        .queryForObject("SELECT count(*) FROM evidence.entry", Long.class);
        return rows == null ? 0 : rows;
    }
}

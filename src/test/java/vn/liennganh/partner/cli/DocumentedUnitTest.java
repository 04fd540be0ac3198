package vn.liennganh.partner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.liennganh.partner.client.ClientJar;

/** The unit test that the guide shows to partners, who have no hub beside them. */
class DocumentedUnitTest {

    @TempDir private Path dir;

    @Test
    void a_unit_test_of_a_partner_runs_as_documented() throws Exception {
        String program =
                """
                import java.nio.file.*;
                import java.time.Duration;
                import java.util.List;
                import vn.liennganh.message.*;
                import vn.liennganh.partner.client.*;
                import vn.liennganh.partner.client.fake.FakeHub;
                public class Unit {
                    public static void main(String[] args) {
                        Path folder = Path.of("bank");
                        var body = Json.MAPPER.createObjectNode();
                        %s
                    }
                }
                """
                        .formatted(Recipe.blocksUnder("### Java", "java").get(1));
        Path source = Files.writeString(dir.resolve("Unit.java"), program);

        Recipe.Run run = Recipe.run(dir, Map.of(), ClientJar.program(source, dir));

        assertThat(run.exit()).as(run.said()).isZero();
    }
}

package vn.liennganh.console.operator.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.liennganh.directory.Certificates;
import vn.liennganh.directory.Directory;
import vn.liennganh.message.AgencyId;
import vn.liennganh.partner.client.Partner;
import vn.liennganh.partner.client.keys.AgencyKeys;
import vn.liennganh.scenario.RunningHub;
import vn.liennganh.support.Tools;
import vn.liennganh.support.Visitor;

/** What two operators agreed on outlives the hub that it was told to. */
@Tag(Tools.LONG)
class ChangesSurviveTest {

    private static final String ID = "X99.58.LATE";

    @TempDir Path dir;

    @Test
    void an_agency_added_in_the_pages_and_a_revocation_are_there_after_a_restart() {
        RunningHub hub = RunningHub.start(Map.of("hub.directory.enrolment", "approved"));
        Visitor one = Visitor.of(hub, "operator@X99.00.000");
        Visitor other = Visitor.of(hub, "operator2@X99.00.000");
        Proposing pages = new Proposing(hub, one, other);
        pages.approve(pages.propose("/van-hanh/thay-doi/co-quan-moi", pages.bank(ID)));
        AgencyKeys lost = pages.enrolled(ID);
        assertThat(one.get("/van-hanh/ghi-danh").text()).doesNotContain(ID);
        String fingerprint = hub.bean(Certificates.class).of(AgencyId.of(ID)).get(0).fingerprint();
        AgencyKeys kept = pages.enrolled(ID);
        pages.approve(
                pages.propose("/van-hanh/chung-thu/" + fingerprint + "/thu-hoi", pages.why()));

        hub.restart();

        assertThat(hub.bean(Directory.class).group("banks").orElseThrow())
                .contains(AgencyId.of(ID));
        Partner bank = pages.partner(kept, dir.resolve("kept"));
        bank.send(bank.sample("sandbox.ping").to(List.of("X99.52.001")));
        assertThatThrownBy(() -> pages.partner(lost, dir.resolve("lost")).whoami())
                .isInstanceOf(RuntimeException.class);
        String history =
                Visitor.of(hub, "operator@X99.00.000")
                        .get("/van-hanh/thay-doi?co-quan=" + ID)
                        .text();
        assertThat(history.split("data-row", -1)).hasSize(1 + 4);
        hub.close();
    }
}

package vn.liennganh.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import vn.liennganh.scenario.Party;
import vn.liennganh.scenario.RunningHub;
import vn.liennganh.support.Tools;
import vn.liennganh.support.Visitor;
import vn.liennganh.support.Walk;

/**
 * Somebody of each job goes wherever links lead: none ends at a page that is not there, is not
 * theirs, or breaks.
 */
@Tag(Tools.LONG)
class LinksTest {

    private static final int TOO_MANY_REQUESTS = 429;
    private static final int LOWEST_REFUSAL = 400;

    @Test
    void every_link_leads_somewhere() {
        RunningHub hub = RunningHub.shared();
        Party office = Party.of(hub, "X99.11.001");
        office.send(office.signed(office.opening("account-information.request", "X99.51.001")));
        Map<String, String> dead = new TreeMap<>();
        AtomicInteger pages = new AtomicInteger();
        Walk walk = new Walk();
        for (String user : Walk.oneOfEachJob(Visitor.users(hub))) {
            walk.of(
                    Visitor.of(hub, user),
                    Integer.MAX_VALUE,
                    (path, answer) -> {
                        pages.incrementAndGet();
                        if (answer.status() >= LOWEST_REFUSAL
                                && answer.status() != TOO_MANY_REQUESTS) {
                            dead.put(
                                    user + " " + path,
                                    answer.status() + " at " + answer.at().getPath());
                        }
                    });
        }
        assertThat(pages).hasValueGreaterThan(300);
        assertThat(dead).isEmpty();
    }
}

package vn.liennganh.console.operator.change;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.liennganh.console.operator.change.Proposing.fresh;
import static vn.liennganh.console.operator.change.Proposing.propose;

import java.sql.Connection;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import vn.liennganh.delivery.ParkedDelivery;
import vn.liennganh.delivery.ParkingLot;
import vn.liennganh.message.AgencyId;
import vn.liennganh.scenario.Party;
import vn.liennganh.scenario.RunningHub;
import vn.liennganh.support.Visitor;
import vn.liennganh.support.Visitor.Answer;

/** Two operators give a parked delivery up, which is not what goes on by itself meanwhile. */
class GivenUpTest {

    private static RunningHub hub;
    private static Visitor one;
    private static Visitor other;
    private static Proposing pages;

    @BeforeAll
    static void start() {
        hub = RunningHub.shared();
        one = Visitor.of(hub, "operator@X99.00.000");
        other = Visitor.of(hub, "operator2@X99.00.000");
        pages = new Proposing(hub, one, other);
    }

    @Test
    void a_parked_delivery_is_given_up_by_two_and_can_still_be_sent_again() {
        String id = fresh();
        ParkingLot lot = hub.bean(ParkingLot.class);
        ParkedDelivery parked = parked(id);
        String path = "/van-hanh/hang-doi/" + parked.number() + "/bo";
        assertThat(one.get(path).text()).contains("sandbox.ping", parked.message().toString());
        String proposal = propose(one, path, why());
        assertThat(lot.find(parked.number())).isPresent();
        approve(proposal);
        assertThat(lot.find(parked.number())).isEmpty();
        assertThat(lot.groups())
                .noneSatisfy(it -> assertThat(it.party()).isEqualTo(AgencyId.of(id)));
        assertThat(one.get(path).status()).isEqualTo(404);
        assertThat(one.get(proposal).text())
                .contains(parked.message().toString(), "/van-hanh/hang-doi/thu-lai");

        Map<String, String> number = Map.of("number", "" + parked.number());
        assertThat(one.post("/van-hanh/hang-doi/thu-lai", number).location()).endsWith("=1");
        Awaitility.await().until(() -> lot.find(parked.number()).isPresent());
    }

    @Test
    void what_was_sent_again_meanwhile_and_failed_alike_is_not_given_up() {
        ParkedDelivery parked = parked(fresh());
        String proposal = propose(one, "/van-hanh/hang-doi/" + parked.number() + "/bo", why());
        Map<String, String> number = Map.of("number", "" + parked.number());
        assertThat(one.post("/van-hanh/hang-doi/thu-lai", number).location()).endsWith("=1");
        ParkingLot lot = hub.bean(ParkingLot.class);
        Awaitility.await().until(() -> lot.find(parked.number()).isPresent());

        assertThat(other.post(proposal + "/duyet", Map.of()).status()).isEqualTo(409);
        assertThat(lot.find(parked.number())).isPresent();
        assertThat(one.post(proposal + "/bo", Map.of("reason", "cu")).location())
                .contains("withdrawn");
    }

    @Test
    void what_goes_on_at_the_moment_of_the_approval_is_not_called_given_up() throws Exception {
        ParkedDelivery parked = parked(fresh());
        String proposal = propose(one, "/van-hanh/hang-doi/" + parked.number() + "/bo", why());
        CompletableFuture<Answer> approval;
        try (Connection colleague = hub.bean(DataSource.class).getConnection()) {
            colleague.setAutoCommit(false);
            JdbcClient rows = JdbcClient.create(new SingleConnectionDataSource(colleague, true));
            rows.sql("UPDATE delivery.held SET next_attempt_at = now() WHERE number = :number")
                    .param("number", parked.number())
                    .update();
            approval =
                    CompletableFuture.supplyAsync(() -> other.post(proposal + "/duyet", Map.of()));
            // It has seen the delivery parked, and stands before the row that another one holds.
            Awaitility.await()
                    .until(
                            () ->
                                    rows.sql(
                                                    """
                                            SELECT EXISTS (
                                                SELECT FROM pg_stat_activity
                                                 WHERE pg_backend_pid()
                                                       = ANY (pg_blocking_pids(pid)))
                                            """)
                                            .query(Boolean.class)
                                            .single());
            colleague.commit();
            colleague.setAutoCommit(true);
        }
        assertThat(approval.get(30, TimeUnit.SECONDS).status()).isEqualTo(409);
        assertThat(hub.bean(Changes.class).find(key(proposal)).orElseThrow().open()).isTrue();
        one.post(proposal + "/bo", Map.of("reason", "cu"));
    }

    /** A letter to a new agency of this name, which has no certificate yet. */
    private static ParkedDelivery parked(String id) {
        approve(propose(one, "/van-hanh/thay-doi/co-quan-moi", bank(id)));
        Party sender = Party.of(hub, "X99.51.001");
        sender.send(sender.ping(id));
        ParkingLot lot = hub.bean(ParkingLot.class);
        Awaitility.await().until(() -> !lot.parked("not-enrolled", AgencyId.of(id)).isEmpty());
        return lot.parked("not-enrolled", AgencyId.of(id)).get(0);
    }

    private static Map<String, String> bank(String id) {
        return pages.bank(id);
    }

    private static Map<String, String> why() {
        return pages.why();
    }

    private static void approve(String proposal) {
        pages.approve(proposal);
    }

    private static UUID key(String proposal) {
        return UUID.fromString(proposal.substring(proposal.lastIndexOf('/') + 1));
    }
}

package vn.liennganh.coercion.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import vn.liennganh.coercion.operation.Affair;
import vn.liennganh.message.AgencyId;

/** Who and what is needed twice. */
class ClashesTest {

    private static final String DAY = "2026-12-23T08:30:00+07:00";
    private static final String NOON = "2026-12-23T13:00:00+07:00";
    private static final String EVENING = "2026-12-23T15:00:00+07:00";
    private static final String NEXT = "2026-12-24T08:30:00+07:00";
    private static final String FAR = "2027-01-13T08:30:00+07:00";
    private static final AgencyId OTHER_OFFICE = AgencyId.of("X99.11.002");

    @Test
    void a_vehicle_is_the_same_however_its_number_is_written() {
        Affair first = new Affair().consult(1, DAY, 4).agree(1, 4).plan(1, DAY, 4, body -> {});
        first.protect(1, 4, "99A-012.34");
        Affair second =
                new Affair(2, OTHER_OFFICE)
                        .consult(1, NOON, 4)
                        .reply(Affair.COMMUNE, "agree", 1, 4, "Other team", "Somebody else")
                        .plan(1, NOON, 4, body -> body.remove("officer"));
        second.protect(1, 4, "99a 01234");

        assertThat(kinds(first, second))
                .containsExactly(Clash.Kind.COMMANDER_TWICE, Clash.Kind.VEHICLE_TWICE);
    }

    @Test
    void what_is_over_holds_nobody_any_more() {
        Affair first = new Affair().consult(1, DAY, 4).agree(1, 4);
        Affair second = new Affair(2, OTHER_OFFICE).consult(1, NOON, 4).agree(1, 4);
        assertThat(kinds(first, second)).contains(Clash.Kind.UNIT_TWICE);

        first.office(
                "result-report",
                body ->
                        body.put("result", "done")
                                .put("startedAt", DAY)
                                .put("endedAt", "2026-12-23T11:30:00+07:00"));
        assertThat(kinds(first, second)).isEmpty();
    }

    @Test
    void an_officer_who_leads_two_operations_is_found() {
        Affair first = new Affair().consult(1, DAY, 4).plan(1, DAY, 4, body -> {});
        Affair second = new Affair(2, Affair.OFFICE).consult(1, NOON, 4).plan(1, NOON, 4, b -> {});
        assertThat(kinds(first, second)).contains(Clash.Kind.OFFICER_TWICE);
    }

    @Test
    void more_people_than_there_are_is_told_apart_from_what_is_only_asked_for() {
        Affair first = new Affair().consult(1, DAY, 8).agree(1, 8);
        Affair second = new Affair(2, OTHER_OFFICE).consult(1, DAY, 8);
        List<Clash> asked = clashes(first, second);
        assertThat(asked).extracting(Clash::kind).containsExactly(Clash.Kind.PEOPLE_SHORT);
        assertThat(asked.get(0).confirmed()).isFalse();
        assertThat(asked.get(0).needed()).isEqualTo(16);

        second.reply(Affair.COMMUNE, "agree", 1, 8, "Other team", "Somebody else");
        assertThat(clashes(first, second)).allMatch(Clash::confirmed);
    }

    @Test
    void another_day_is_another_day() {
        Affair first = new Affair().consult(1, DAY, 8).agree(1, 8);
        Affair second = new Affair(2, OTHER_OFFICE).consult(1, NEXT, 8).agree(1, 8);
        assertThat(kinds(first, second)).isEmpty();
    }

    @Test
    void a_proposed_day_is_kept_in_mind() {
        Affair first = new Affair().consult(1, DAY, 8).propose(Affair.COMMUNE, NEXT);
        Affair second = new Affair(2, OTHER_OFFICE).consult(1, NEXT, 8).agree(1, 8);
        List<Clash> found = clashes(first, second);
        assertThat(found).extracting(Clash::kind).contains(Clash.Kind.PEOPLE_SHORT);
        assertThat(found).noneMatch(Clash::confirmed);
    }

    @Test
    void every_time_of_a_proposal_is_kept_in_mind() {
        Affair first = new Affair().consult(1, DAY, 8).propose(Affair.COMMUNE, FAR, NEXT);
        Affair second = new Affair(2, OTHER_OFFICE).consult(1, NEXT, 8).agree(1, 8);
        assertThat(clashes(first, second))
                .extracting(Clash::kind)
                .contains(Clash.Kind.PEOPLE_SHORT);
    }

    @Test
    void an_operation_with_several_times_takes_place_once() {
        Affair first = new Affair().consult(1, DAY, 8).propose(Affair.COMMUNE, NOON, EVENING);
        assertThat(clashes(first)).as("8 of 12, however many times are named").isEmpty();

        Affair second = new Affair(2, OTHER_OFFICE).consult(1, NOON, 8).agree(1, 8);
        assertThat(clashes(first, second)).isNotEmpty().allMatch(one -> one.needed() == 16);
    }

    @Test
    void two_operations_of_one_commune_are_said_though_there_are_people_enough() {
        List<Claim> claims = new ArrayList<>();
        claims.addAll(Claims.of(new Affair().consult(1, DAY, 2).now()));
        claims.addAll(Claims.of(new Affair(2, OTHER_OFFICE).consult(1, NOON, 2).now()));
        Clashes local =
                new Clashes(
                        Duration.ofHours(10), agency -> OptionalInt.of(12), Affair.COMMUNE::equals);
        List<Clash> found = local.of(claims);
        assertThat(found).extracting(Clash::kind).containsExactly(Clash.Kind.COMMUNE_TWICE);
        assertThat(found.get(0).confirmed()).isFalse();
        assertThat(clashes(new Affair().consult(1, DAY, 2))).isEmpty();
    }

    private static List<Clash.Kind> kinds(Affair... affairs) {
        return clashes(affairs).stream().map(Clash::kind).distinct().sorted().toList();
    }

    private static List<Clash> clashes(Affair... affairs) {
        List<Claim> claims = new ArrayList<>();
        for (Affair one : affairs) {
            claims.addAll(Claims.of(one.now()));
        }
        return new Clashes(Duration.ofHours(10), agency -> OptionalInt.of(12), any -> false)
                .of(claims);
    }
}

package vn.liennganh.freeze.draft;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;
import vn.liennganh.desk.Draft;
import vn.liennganh.desk.Heard;
import vn.liennganh.freeze.plan.Known;
import vn.liennganh.freeze.plan.OfficePolicy;
import vn.liennganh.freeze.plan.Plan;
import vn.liennganh.freeze.plan.Planner;
import vn.liennganh.freeze.position.Position;
import vn.liennganh.freeze.position.Tale;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.Json;

/** What the tests of a draft's reach do alike. */
final class ReachStory {

    static final OfficePolicy SHIPPED = OfficePolicy.read(Path.of("config/freeze.yaml"));
    static final Instant NOW = Instant.parse(Tale.moment(60));
    static final long KEEP = 5_000_000;
    static final String CURRENT = "Tiền gửi thanh toán";
    static final String WAGES = "Tài khoản nhận tiền lương";
    static final String BUDGET = "TIEN GUI NGAN SACH NHA NUOC";
    static final List<String> KINDS =
            List.of(CURRENT, WAGES, BUDGET, "Tiền gửi tiết kiệm", "Tiền gửi NSNN", "Ký quỹ");

    private ReachStory() {}

    static List<Draft> orders(Tale tale, OfficePolicy policy, long limit, int... banks) {
        Set<AgencyId> holders = new LinkedHashSet<>();
        for (int bank : banks) {
            holders.add(Tale.bank(bank));
        }
        Position position = tale.position();
        Plan plan = new Planner(policy).plan(position, limit, OptionalLong.empty(), holders, NOW);
        Scope scope = new Scope(Known.of(position, policy), policy);
        return new Openings("125", pattern(limit), scope)
                .of(plan).stream().filter(one -> one.type().message().equals("order")).toList();
    }

    static ObjectNode pattern(long owed) {
        ObjectNode body = Json.MAPPER.createObjectNode();
        Tale.money(body, "obligationAmount", owed);
        Tale.money(body, "enforcementCosts", 0);
        return body;
    }

    static Papers papers(Tale tale) {
        return new Papers(tale.position(), SHIPPED, id -> measure(tale, id));
    }

    static Papers.Measure measure(Tale tale, java.util.UUID id) {
        Heard heard = tale.message(id);
        return new Papers.Measure(heard.type(), heard.body());
    }

    static Cause.Changed changed(long owed) {
        return new Cause.Changed(
                OptionalLong.of(owed), OptionalLong.empty(), 0, OptionalLong.empty());
    }

    static Occasion occasion() {
        return new Occasion(
                LocalDate.of(2026, 11, 23),
                Optional.of("77/QD"),
                Optional.of("A"),
                Optional.of(LocalDate.of(2026, 11, 23)),
                Set.of(),
                List.of());
    }
}

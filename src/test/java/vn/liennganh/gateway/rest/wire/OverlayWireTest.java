package vn.liennganh.gateway.rest.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import vn.liennganh.message.Json;
import vn.liennganh.regulation.Edition;
import vn.liennganh.regulation.RuleBook;
import vn.liennganh.support.ConfiguredRules;

class OverlayWireTest {

    private static final RuleBook RULES = ConfiguredRules.BOOK;
    private static final LocalDate DAY = LocalDate.of(2026, 11, 20);

    @Test
    void a_procedure_shows_the_coordination_regulations_beside_it() {
        assertThat(procedure("judgment-clarification", DAY).overlays())
                .singleElement()
                .satisfies(
                        one -> {
                            assertThat(one.id()).isEqualTo("four-sector-hoa-sen");
                            assertThat(one.name()).startsWith("Coordination regulation");
                            assertThat(one.targets())
                                    .containsExactly(
                                            new OverlayWire.Target(
                                                    "judgment-clarification.request.answer",
                                                    "calendar-days",
                                                    20));
                        });
    }

    @Test
    void the_limit_of_the_law_stands_as_it_is() {
        CatalogueWire.Type request =
                procedure("judgment-clarification", DAY).messages().stream()
                        .filter(one -> one.type().equals("judgment-clarification.request"))
                        .findFirst()
                        .orElseThrow();
        assertThat(request.due()).anyMatch(due -> due.amount() == 30 && !due.policy());
    }

    @Test
    void a_coordination_regulation_is_shown_by_its_name_and_never_by_an_article() {
        for (Edition edition : RULES.inForce(DAY)) {
            procedure(edition.procedure(), DAY)
                    .overlays()
                    .forEach(
                            one ->
                                    assertThat(Json.MAPPER.writeValueAsString(one))
                                            .doesNotContainIgnoringCase("article")
                                            .doesNotContain("\u0110i\u1ec1u"));
        }
    }

    @Test
    void before_its_first_day_it_is_not_shown() {
        assertThat(procedure("judgment-clarification", LocalDate.of(2026, 7, 31)).overlays())
                .isEmpty();
    }

    private static CatalogueWire.Procedure procedure(String name, LocalDate on) {
        Edition edition = RULES.edition(name, on).orElseThrow();
        return CatalogueWire.Procedure.of(
                edition, RULES.overlays().about(name, on), Locale.ENGLISH);
    }
}

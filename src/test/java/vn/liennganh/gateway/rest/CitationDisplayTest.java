package vn.liennganh.gateway.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vn.liennganh.gateway.rest.wire.CatalogueWire;
import vn.liennganh.legaltime.WorkCalendar;
import vn.liennganh.message.Json;
import vn.liennganh.message.Texts;
import vn.liennganh.regulation.Bilingual;
import vn.liennganh.regulation.Citation;
import vn.liennganh.regulation.Citation.Code;
import vn.liennganh.regulation.Duty;
import vn.liennganh.regulation.Edition;
import vn.liennganh.regulation.MessageRule;
import vn.liennganh.regulation.RuleBook;
import vn.liennganh.regulation.workbench.page.Library;
import vn.liennganh.regulation.workbench.sheet.RuleShelf;
import vn.liennganh.support.ConfiguredRules;

/** Over the whole catalogue: nothing is shown as law that is not surely known to be law. */
class CitationDisplayTest {

    private static final Path CONFIG = Path.of("config");
    private static final RuleBook RULES = ConfiguredRules.BOOK;
    private static final List<Locale> LANGUAGES = List.of(Texts.VIETNAMESE, Texts.ENGLISH);
    private static final String UNCHECKED_RESOLUTION = "28/2026/QH16";

    @ParameterizedTest
    @EnumSource(Code.class)
    void a_citation_is_shown_as_its_code_allows(Code code) {
        for (Locale language : LANGUAGES) {
            List<String> shown = new ArrayList<>();
            for (Citation citation : citations()) {
                if (citation.code() == code) {
                    citation.shown(language).ifPresent(shown::add);
                }
            }
            boolean english = language.equals(Texts.ENGLISH);
            switch (code) {
                case S2, M -> assertThat(shown).isEmpty();
                case INF, PRAC ->
                        assertThat(shown)
                                .isNotEmpty()
                                .allMatch(
                                        text ->
                                                text.contains(
                                                        english
                                                                ? "Office policy"
                                                                : "Chính sách của cơ quan"));
                case OLD ->
                        assertThat(shown)
                                .isNotEmpty()
                                .allMatch(
                                        text ->
                                                text.contains(
                                                        english
                                                                ? "rules before 1 July 2026"
                                                                : "quy định trước 01/7/2026"));
                case S, SO ->
                        assertThat(shown)
                                .isNotEmpty()
                                .allMatch(
                                        text ->
                                                text.contains(
                                                        english
                                                                ? "not yet compared"
                                                                : "chưa đối chiếu"));
            }
        }
    }

    @Test
    void a_scanned_copy_is_never_cited_to_the_point() {
        assertThat(citations())
                .filteredOn(one -> one.code() == Code.SO)
                .allSatisfy(
                        one -> {
                            assertThat(one.point()).isEmpty();
                            assertThat(one.shown(Texts.VIETNAMESE).orElseThrow())
                                    .doesNotContain("điểm");
                        });
        Citation careless =
                new Citation(
                        new Bilingual("Nghị định", "Decree"),
                        Optional.of("21"),
                        Optional.of("6"),
                        Optional.of("a"),
                        Code.SO,
                        Optional.empty(),
                        Optional.empty());
        assertThat(careless.shown(Texts.VIETNAMESE).orElseThrow()).doesNotContain("điểm");
    }

    @Test
    void a_checked_citation_no_longer_waits_for_its_check() {
        Citation checked =
                new Citation(
                        new Bilingual("Luật", "Law"),
                        Optional.of("67"),
                        Optional.of("2"),
                        Optional.empty(),
                        Code.S,
                        Optional.of("Nguyễn Thị Mẫu"),
                        Optional.of(LocalDate.parse("2026-11-20")));
        assertThat(checked.shown(Texts.ENGLISH)).contains("Law, Article 67(2)");
    }

    @Test
    void the_api_gives_no_code_that_is_never_shown() {
        for (LocalDate day :
                List.of(LocalDate.parse("2026-06-01"), LocalDate.parse("2026-11-20"))) {
            for (Edition edition : RULES.inForce(day)) {
                for (Locale language : LANGUAGES) {
                    String json =
                            Json.MAPPER.writeValueAsString(
                                    CatalogueWire.Procedure.of(edition, List.of(), language));
                    assertThat(json)
                            .as(edition.procedure())
                            .doesNotContain("\"code\":\"S2\"", "\"code\":\"M\"")
                            .doesNotContain(UNCHECKED_RESOLUTION);
                }
            }
        }
    }

    @Test
    void the_pages_show_no_resolution_that_nobody_has_checked() {
        Map<String, String> pages = Library.pages(CONFIG);
        assertThat(pages.values()).noneMatch(page -> page.contains(UNCHECKED_RESOLUTION));
    }

    @Test
    void the_day_of_culture_is_explained_without_its_resolution() {
        WorkCalendar calendar = RULES.clock().calendar();
        LocalDate day = LocalDate.parse("2026-11-24");
        assertThat(calendar.worked(day)).isFalse();
        for (WorkCalendar.Entry entry : calendar.entries()) {
            assertThat(Set.of(entry.vi(), entry.en()))
                    .as(entry.day().toString())
                    .noneMatch(name -> name.matches(".*\\d+/\\d{4}/.*"));
        }
    }

    private static List<Citation> citations() {
        List<Citation> all = new ArrayList<>();
        for (var sheet : RuleShelf.of(CONFIG).sheets()) {
            Edition edition = RULES.edition(sheet.procedure(), sheet.edition()).orElseThrow();
            for (MessageRule rule : edition.messages().values()) {
                all.addAll(rule.citations());
                for (Duty duty : rule.duties()) {
                    all.addAll(duty.citations());
                    duty.effect().ifPresent(effect -> all.addAll(effect.citations()));
                }
            }
        }
        return all;
    }
}

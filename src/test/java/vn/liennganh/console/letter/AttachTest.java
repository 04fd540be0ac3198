package vn.liennganh.console.letter;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.liennganh.message.AgencyId;
import vn.liennganh.scenario.RunningHub;
import vn.liennganh.support.Visitor;
import vn.liennganh.support.Visitor.Answer;

/** Files beside a letter that is being written: they come and go, and no words hang on that. */
class AttachTest {

    private static final AgencyId AGENCY = new AgencyId("X99.11.001");
    private static final String PDF = "application/pdf";
    private static final int AT_ONCE = 4;

    private RunningHub hub;
    private Visitor officer;
    private Visitor clerk;
    private String path;

    @BeforeEach
    void a_ping_is_being_written() {
        hub = RunningHub.shared();
        officer = Visitor.of(hub, "officer@" + AGENCY.value());
        clerk = Visitor.of(hub, "clerk@" + AGENCY.value());
        officer.visit("/yeu-cau/moi?loai=sandbox.ping");
        path =
                officer.post("/yeu-cau/moi", Map.of("loai", "sandbox.ping", "so-vu", "1/first"))
                        .location();
    }

    @Test
    void words_of_a_page_that_never_heard_of_a_file_are_kept_beside_it() {
        Map<String, String> page = known();
        assertThat(attached(clerk, "a.pdf")).isEqualTo(path);

        page.put("so-vu", "2/later");
        assertThat(officer.post(path, page).status()).isEqualTo(302);
        assertThat(officer.visit(path).text()).contains("2/later", "<span>a.pdf</span>");
    }

    @Test
    void a_file_makes_no_page_know_the_words_of_somebody_else() {
        Map<String, String> page = known();
        Map<String, String> colleague = known();
        colleague.put("so-vu", "2/colleague");
        assertThat(clerk.post(path, colleague).status()).isEqualTo(302);
        assertThat(attached(officer, "a.pdf")).isEqualTo(path);

        page.put("so-vu", "3/mine");
        assertThat(officer.post(path, page).status()).isEqualTo(409);
        assertThat(clerk.visit(path).text()).contains("2/colleague", "<span>a.pdf</span>");
    }

    @Test
    void a_page_that_keeps_itself_hears_of_its_own_version_and_of_no_later_one() {
        Map<String, String> page = known();
        page.put("so-vu", "2/mine");
        page.put("tu-giu", "1");
        Answer kept = officer.post(path, page);
        Map<String, String> colleague = known();
        colleague.put("so-vu", "3/colleague");
        assertThat(clerk.post(path, colleague).status()).isEqualTo(302);

        // Whoever is sent on to the letter reads what it is by now, and would then know it.
        boolean sentOn = kept.status() == 302;
        Map<String, String> mine = known(sentOn ? officer.visit(kept.location()) : kept);
        mine.put("so-vu", "4/mine");
        assertThat(officer.post(path, mine).status()).isEqualTo(409);
        assertThat(clerk.visit(path).text()).contains("3/colleague").doesNotContain("4/mine");
    }

    @Test
    void a_letter_that_begins_by_itself_says_its_name_and_first_version() {
        officer.visit("/yeu-cau/moi?loai=sandbox.ping");
        Answer begun =
                officer.post(
                        "/yeu-cau/moi",
                        Map.of("loai", "sandbox.ping", "so-vu", "1/new", "tu-giu", "1"));
        assertThat(begun.status()).isEqualTo(200);
        Map<String, String> known = known(begun);
        assertThat(known).containsEntry("version", "1");
        Matcher action =
                Pattern.compile("action=\"(/yeu-cau/[0-9a-f-]{36})\"").matcher(begun.text());
        assertThat(action.find()).isTrue();
        path = action.group(1);
        assertThat(officer.visit(path).text()).contains("1/new");

        // The words it began with go by the same mark, whatever lies beside them meanwhile.
        assertThat(attached(clerk, "a.pdf")).isEqualTo(path);
        known.put("so-vu", "2/new");
        assertThat(officer.post(path, known).status()).isEqualTo(302);
    }

    @Test
    void files_that_come_at_once_are_all_kept() throws Exception {
        List<Visitor> all = new ArrayList<>();
        for (int i = 0; i < AT_ONCE; i++) {
            all.add(Visitor.of(hub, "officer@" + AGENCY.value()));
            all.get(i).visit(path);
        }
        CyclicBarrier together = new CyclicBarrier(AT_ONCE);
        ExecutorService pool = Executors.newFixedThreadPool(AT_ONCE);
        List<Future<String>> answers = new ArrayList<>();
        for (int i = 0; i < AT_ONCE; i++) {
            Visitor one = all.get(i);
            String name = i + ".pdf";
            answers.add(
                    pool.submit(
                            () -> {
                                together.await();
                                return attached(one, name);
                            }));
        }
        for (Future<String> one : answers) {
            assertThat(one.get()).isEqualTo(path);
        }
        pool.shutdown();
        UUID id = UUID.fromString(path.substring(path.lastIndexOf('/') + 1));
        Draft draft = hub.bean(DraftRepository.class).find(id, AGENCY).orElseThrow();
        assertThat(draft.attachments()).hasSize(AT_ONCE);
    }

    private String attached(Visitor by, String name) {
        byte[] content = ("%PDF-1.7\n" + name).getBytes(StandardCharsets.US_ASCII);
        String to = path + "/tep?_csrf=" + by.token();
        return by.upload(to, Map.of(), "tep", name, PDF, content).location();
    }

    /** What a page that is opened now tells the hub that it knows. */
    private Map<String, String> known() {
        return known(officer.visit(path));
    }

    private static Map<String, String> known(Answer page) {
        Map<String, String> known = new LinkedHashMap<>();
        for (String name : List.of("version", "goc")) {
            Matcher value =
                    Pattern.compile("name=\"" + name + "\" value=\"([^\"]+)\"")
                            .matcher(page.text());
            assertThat(value.find()).as(name).isTrue();
            known.put(name, value.group(1));
        }
        return known;
    }
}

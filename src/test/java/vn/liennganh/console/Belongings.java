package vn.liennganh.console;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import vn.liennganh.console.PageMap.Entry;
import vn.liennganh.console.access.Person;
import vn.liennganh.scenario.RunningHub;
import vn.liennganh.support.Visitor;

/** Makes something real of every kind that a page of the consoles is about. */
final class Belongings {

    static final String OFFICE = "X99.11.001";

    private final RunningHub hub;
    private final Map<String, Supplier<Thing>> makers = new LinkedHashMap<>();
    private final Map<String, Thing> made = new HashMap<>();
    private final Map<String, Visitor> signedIn = new HashMap<>();

    /**
     * Something that belongs to somebody.
     *
     * @param names what stands in the address, by the names of its variables
     * @param parties whose it is too
     * @param owner who may open it
     * @param proof where the owner finds it: the page says one of the words, or leads on
     * @param words that nobody else may read anywhere
     */
    record Thing(
            Map<String, String> names,
            Set<String> parties,
            String owner,
            String proof,
            List<String> words) {}

    Belongings(RunningHub hub, Map<String, Person> people) {
        this.hub = hub;
        WrittenThings written = new WrittenThings(hub, people, this::visitor);
        KeptThings kept = new KeptThings(hub, people, this::visitor, written);
        makers.put("/hop-thu/\\{(id|message)}.*", written::letter);
        makers.put("/viec/\\{id}", written::conversation);
        makers.put("/(yeu-cau|cho-ky)/\\{id}.*", written::draft);
        makers.put("/ngan-hang/yeu-cau/\\{draft}.*", written::answer);
        makers.put("/lich-cuong-che/\\{exchange}.*", written::operation);
        makers.put(
                "/giai-thich/\\{exchange}.*",
                () ->
                        written.matter(
                                "judgment-clarification.request",
                                OFFICE,
                                "X99.41.001",
                                "giai-thich"));
        makers.put(
                "/pham-nhan/\\{exchange}.*",
                () ->
                        written.matter(
                                "inmate-payment.decision-notice",
                                OFFICE,
                                "X99.61.001",
                                "pham-nhan"));
        makers.put(
                "/pham-nhan/dot/\\{exchange}.*",
                () ->
                        written.matter(
                                "results-certificate.round",
                                "X99.61.001",
                                OFFICE,
                                "pham-nhan/dot"));
        makers.put(
                "/dang-ky/\\{exchange}.*",
                () ->
                        written.matter(
                                "registration-suspension.order", OFFICE, "X99.71.001", "dang-ky"));
        makers.put(
                "/(ban-chi-dao|xa-phuong|so-theo-doi)/\\{exchange}",
                () ->
                        written.matter(
                                "committee-guidance.case-report",
                                OFFICE,
                                "X99.80.000",
                                "so-theo-doi"));
        makers.put("/han/\\{id}.*", written::duty);
        makers.put("/quan-tri/de-xuat/\\{proposal}.*", kept::proposal);
        makers.put("/quan-tri/thanh-vien/\\{member}.*", kept::member);
        makers.put("/quan-tri/uy-quyen/\\{delegation}.*", kept::delegation);
        makers.put("/quan-tri/uy-quyen/de-xuat/\\{lending}.*", kept::lending);
        makers.put("/toi/khung-nhin/\\{id}.*", kept::view);
        makers.put("/nha-tich-hop/nhat-ky/\\{number}.*", kept::event);
        makers.put("/thong-ke/bang-diem/\\{agency}/\\{mark}", kept::scores);
        makers.put("/(ngan-hang|phong-toa)/vu-viec.*", written::freeze);
        makers.put("/hop-thu/xem-day-du", written::letter);
        makers.put("/kiem-sat/mau/\\{id}.*", kept::sample);
    }

    /** The thing that a page is about; empty where nobody has said what that is. */
    Optional<Thing> of(Entry page) {
        return makers.keySet().stream()
                .filter(one -> page.pattern().matches(one))
                .findFirst()
                .map(
                        one -> {
                            if (!made.containsKey(one)) {
                                made.put(one, makers.get(one).get());
                            }
                            return made.get(one);
                        });
    }

    Visitor visitor(String user) {
        return signedIn.computeIfAbsent(user, name -> Visitor.of(hub, name));
    }
}

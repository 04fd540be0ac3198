package vn.liennganh.bench;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import tools.jackson.databind.node.ObjectNode;
import vn.liennganh.partner.client.Draft;
import vn.liennganh.partner.client.MessageIds;
import vn.liennganh.support.Site;
import vn.liennganh.support.Visitor;
import vn.liennganh.support.Visitor.Answer;
import vn.liennganh.support.Walk;

/**
 * How long pages take with {@code bench.stored} (1000000) messages stored: of each ten thousand two
 * thousand are requests of one office to three banks, every second of which is answered, the others
 * overdue; the rest are pings that wait in the same banks' inboxes. Then one person of each job of
 * each kind of agency goes wherever links lead, each sort of page once, and asks for it {@code
 * bench.times} (5) times. Takes half an hour and 12 GB. With {@code bench.there} (an address and a
 * sandbox's folder, a comma between) a hub that runs already is walked through as it is.
 */
public final class PagesBench {

    private static final Clock CLOCK = Clock.systemUTC();
    private static final String PATH = "/api/v1/messages";
    private static final String OFFICE = "X99.11.001";
    private static final List<String> BANKS = List.of("X99.51.001", "X99.51.002", "X99.51.003");
    private static final int PART = 10_000;
    private static final int REQUESTS = 2_000;
    private static final int JSON_BYTES = 2_048;
    private static final int REQUESTS_PER_CASE = 5;
    private static final double SLOW_MILLIS = 200;

    private final int stored = Integer.getInteger("bench.stored", 1_000_000);
    private final int connections = Integer.getInteger("bench.connections", 32);
    private final int times = Integer.getInteger("bench.times", 5);
    private final int sorts = Integer.getInteger("bench.sorts", 80);
    private final String there = System.getProperty("bench.there", "");
    private final List<Seen> seen = new ArrayList<>();
    private final Map<String, String> refused = new LinkedHashMap<>();

    private PagesBench() {}

    public static void main(String[] args) {
        new PagesBench().run();
    }

    /** A sort of page as somebody saw it; milliseconds until the last byte. */
    private record Seen(String user, String path, double first, double median, int bytes) {}

    private record Open(String bank, UUID exchange) {}

    private void run() {
        if (!there.isEmpty()) {
            String[] parts = there.split(",", 2);
            walk(new Site(URI.create(parts[0]), Path.of(parts[1])));
        } else {
            try (BenchHub hub = BenchHub.hub(System.getProperty("bench.heap", "512m"))) {
                fill(hub);
                walk(new Site(hub.url("https"), hub.sandbox()));
            }
        }
        tell();
    }

    private void walk(Site site) {
        Walk walk = new Walk();
        for (String user : Walk.oneOfEachJob(Visitor.users(site))) {
            Visitor visitor = Visitor.of(site, user);
            walk.of(visitor, sorts, (path, answer) -> ask(user, visitor, path, answer));
        }
    }

    private void fill(BenchHub hub) {
        SignedMessages office = new SignedMessages(hub, OFFICE);
        List<SignedMessages> banks =
                BANKS.stream().map(bank -> new SignedMessages(hub, bank)).toList();
        Part part = new Part(office, banks, 0).signed();
        for (int sent = 0; sent < stored; sent += PART) {
            Part after = new Part(office, banks, sent + PART);
            CompletableFuture<Part> next = CompletableFuture.supplyAsync(after::signed);
            double perSecond = send(hub, office, part.opening);
            for (int bank = 0; bank < banks.size(); bank++) {
                send(hub, banks.get(bank), part.answers.get(bank));
            }
            if (sent / PART % 10 == 0) {
                System.err.printf(Locale.ROOT, "# %d stored, %.0f/s%n", sent + PART, perSecond);
            }
            part = next.join();
        }
    }

    /** Connections are opened when there is something to send: the hub waits for no silent one. */
    private double send(BenchHub hub, SignedMessages sender, List<byte[]> messages) {
        try (LoadRun load =
                new LoadRun(sender.connector(hub), connections, PATH, hub.processes())) {
            return load.flatOut(messages).perSecond();
        }
    }

    /** Ten thousand messages: what is opened first, then the answers of each bank. */
    private static final class Part {

        private final SignedMessages office;
        private final List<SignedMessages> banks;
        private final int number;
        private final List<byte[]> opening = new ArrayList<>();
        private final List<List<byte[]>> answers = new ArrayList<>();

        Part(SignedMessages office, List<SignedMessages> banks, int number) {
            this.office = office;
            this.banks = banks;
            this.number = number;
        }

        Part signed() {
            List<Open> asked = requests();
            int answered = 0;
            for (int bank = 0; bank < banks.size(); bank++) {
                String id = BANKS.get(bank);
                List<Open> own = asked.stream().filter(one -> one.bank().equals(id)).toList();
                answers.add(replies(banks.get(bank), own.subList(0, own.size() / 2)));
                answered += own.size() / 2;
            }
            int pings = (PART - REQUESTS - answered) / BANKS.size();
            for (String bank : BANKS) {
                opening.addAll(office.pings(pings, bank, JSON_BYTES));
            }
            return this;
        }

        private List<Open> requests() {
            ObjectNode sample = office.client().sample("account-information.request");
            OffsetDateTime now = office.client().whoami().time();
            List<Open> all = new ArrayList<>();
            for (int i = 0; i < REQUESTS; i++) {
                Open one = new Open(BANKS.get(i % BANKS.size()), MessageIds.next(CLOCK));
                String decision = (number + i) / REQUESTS_PER_CASE + "/QĐ-CTHADS";
                Draft draft =
                        Draft.of(sample.deepCopy())
                                .from(office.id())
                                .to(List.of(one.bank()))
                                .at(now)
                                .opening(one.exchange())
                                .caseNumber(decision);
                draft.body().withObject("/enforcementDecision").put("number", decision);
                opening.add(office.keys().signer().sign(draft.bytes()));
                all.add(one);
            }
            return all;
        }

        private static List<byte[]> replies(SignedMessages bank, List<Open> asked) {
            ObjectNode sample = bank.client().sample("account-information.reply");
            OffsetDateTime now = bank.client().whoami().time();
            return asked.stream()
                    .map(
                            one ->
                                    Draft.of(sample.deepCopy())
                                            .from(bank.id())
                                            .to(List.of(OFFICE))
                                            .at(now)
                                            .within(one.exchange(), MessageIds.next(CLOCK)))
                    .map(draft -> bank.keys().signer().sign(draft.bytes()))
                    .toList();
        }
    }

    private void ask(String user, Visitor visitor, String path, Answer answer) {
        if (answer.status() != 200) {
            refused.put(user + " " + path, String.valueOf(answer.status()));
        } else if (Walk.html(answer)) {
            double first = millis(visitor, path);
            double[] again = new double[times];
            Arrays.setAll(again, time -> millis(visitor, path));
            Arrays.sort(again);
            seen.add(new Seen(user, path, first, again[times / 2], answer.body().length));
        }
    }

    private static double millis(Visitor visitor, String path) {
        long start = System.nanoTime();
        visitor.visit(path);
        return (System.nanoTime() - start) / 1e6;
    }

    private void tell() {
        seen.sort(Comparator.comparingDouble(Seen::median).reversed());
        double[] medians = seen.stream().mapToDouble(Seen::median).sorted().toArray();
        System.out.printf(
                Locale.ROOT,
                "%d sorts of pages with %d messages stored: median %.0f ms, of a hundred ninety-nine"
                        + " within %.0f ms, %d over %.0f ms; largest %d bytes of HTML%n",
                seen.size(),
                stored,
                medians[medians.length / 2],
                medians[medians.length * 99 / 100],
                seen.stream().filter(one -> one.median() > SLOW_MILLIS).count(),
                SLOW_MILLIS,
                seen.stream().mapToInt(Seen::bytes).max().orElse(0));
        System.out.println("| who | page | median ms | first ms | bytes of HTML |");
        System.out.println("| --- | --- | --- | --- | --- |");
        seen.stream()
                .limit(Integer.getInteger("bench.shown", 25))
                .forEach(
                        one ->
                                System.out.printf(
                                        Locale.ROOT,
                                        "| %s | `%s` | %.0f | %.0f | %d |%n",
                                        one.user(),
                                        one.path(),
                                        one.median(),
                                        one.first(),
                                        one.bytes()));
        refused.forEach((what, status) -> System.out.println("- " + status + ": " + what));
    }
}

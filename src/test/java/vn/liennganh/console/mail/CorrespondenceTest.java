package vn.liennganh.console.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Year;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionStatus;
import vn.liennganh.intake.MessageArchive;
import vn.liennganh.intake.StoredMessage;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.Statement;
import vn.liennganh.partner.client.Draft;
import vn.liennganh.scenario.Party;
import vn.liennganh.scenario.RunningHub;
import vn.liennganh.support.Visitor;

/** The registers of incoming and outgoing documents, as a clerk takes them away. */
class CorrespondenceTest {

    private static final String PAGE = "/hop-thu/so-van-ban";

    @Test
    void what_went_out_here_came_in_there_and_its_case_is_named_once_it_was_opened() {
        RunningHub hub = RunningHub.shared();
        Party office = Party.of(hub, "X99.11.001");
        Draft draft = office.opening("account-information.request", "X99.51.002");
        Statement sent =
                Statement.read(office.send(office.signed(draft)).statement()).orElseThrow();
        String message = "/hop-thu/" + sent.messageId();
        String number = office.hub().open(sent.messageId()).envelope().caseNumber().orElseThrow();

        Visitor sender = Visitor.of(hub, "clerk@X99.11.001");
        assertThat(sender.visit(PAGE + "?chieu=di").text()).contains(message, number);
        assertThat(sender.visit(PAGE + "?chieu=den").text()).doesNotContain(message);

        Visitor bank = Visitor.of(hub, "clerk@X99.51.002");
        assertThat(bank.visit(PAGE + "?chieu=den").text()).contains(message).doesNotContain(number);
        bank.visit(message);
        await() // attested behind the page that showed it
                .until(() -> bank.visit(PAGE).text().contains(number));
        assertThat(bank.visit(PAGE + "?tu=2020-01-01&den=2020-01-31").text())
                .doesNotContain(message);

        byte[] csv = bank.visit(PAGE + ".csv?chieu=den&lang=en").body();
        assertThat(new String(csv, StandardCharsets.UTF_8))
                .contains(number, "Number in", "Document number", "Outcome");
        assertThat(bank.visit(PAGE + ".xlsx").body()).startsWith('P', 'K');
        assertThat(bank.visit(PAGE + ".pdf").body()).startsWith('%', 'P', 'D', 'F');
        assertThat(bank.visit(PAGE + ".exe").status()).isEqualTo(404);
        assertThat(Visitor.of(hub, "clerk@X99.51.003").visit(PAGE).text()).doesNotContain(message);
    }

    @Test
    void the_page_begins_with_the_newest_and_leads_to_what_came_earlier() {
        RunningHub hub = RunningHub.shared();
        Party office = Party.of(hub, "X99.11.001");
        List<UUID> sent = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            byte[] receipt =
                    office.send(
                                    office.signed(
                                            office.opening(
                                                    "account-information.request", "X99.51.002")))
                            .statement();
            sent.add(Statement.read(receipt).orElseThrow().messageId());
        }
        Visitor sender = Visitor.of(hub, "clerk@X99.11.001");
        String page = sender.visit(PAGE + "?chieu=di&lang=en").text();
        assertThat(page.indexOf(sent.get(1).toString()))
                .isPositive()
                .isLessThan(page.indexOf(sent.get(0).toString()));
        long second = hub.bean(MessageArchive.class).find(sent.get(1)).orElseThrow().number();
        assertThat(sender.visit(PAGE + "?chieu=di&truoc=" + second).text())
                .contains(sent.get(0).toString(), "Back to the newest")
                .doesNotContain(sent.get(1).toString());
    }

    @Test
    void a_number_once_given_is_the_same_in_every_list_and_its_answer_names_it() {
        RunningHub hub = RunningHub.shared();
        Party office = Party.of(hub, "X99.11.001");
        Party bank = Party.of(hub, "X99.51.003");
        Visitor clerk = Visitor.of(hub, "clerk@X99.51.003");
        Statement early = sent(office, office.opening("account-information.request", "X99.51.003"));
        answered(bank, early); // so that a list of both directions counts otherwise
        Statement first = sent(office, office.opening("account-information.request", "X99.51.003"));
        int place = place(clerk, "den", first);
        assertThat(place).isPositive();
        Statement second =
                sent(office, office.opening("account-information.request", "X99.51.003"));
        int later = place(clerk, "den", second);
        assertThat(later).isEqualTo(place + between(first, second));
        assertThat(place(clerk, "", first)).as("in the list of both").isEqualTo(place);

        Statement answer = answered(bank, first);
        int out = place(clerk, "di", answer);
        assertThat(place(clerk, "den", first)).isEqualTo(place);
        String year = String.valueOf(Year.now(ZoneId.of("Asia/Ho_Chi_Minh")));
        assertThat(row(clerk, "den", first)).contains("outgoing document " + out + "/" + year);
        long number =
                hub.bean(MessageArchive.class).find(second.messageId()).orElseThrow().number();
        assertThat(place(clerk, "den&truoc=" + number, first))
                .as("behind a later page, the same number")
                .isEqualTo(place);
    }

    private static Statement sent(Party party, Draft draft) {
        return Statement.read(party.send(party.signed(draft)).statement()).orElseThrow();
    }

    private static Statement answered(Party bank, Statement asked) {
        return sent(
                bank,
                bank.answering(
                                "account-information.reply",
                                bank.hub().open(asked.messageId()).envelope())
                        .withoutAttachments());
    }

    /** How many documents the agency was sent from behind the first up to the second. */
    private static int between(Statement first, Statement second) {
        MessageArchive archive = RunningHub.shared().bean(MessageArchive.class);
        long from = archive.find(first.messageId()).orElseThrow().number();
        long upTo = archive.find(second.messageId()).orElseThrow().number();
        AgencyId agency = AgencyId.of(first.to().get(0));
        return (int)
                archive.ofParty(agency, MessageArchive.Span.behind(from), 1_000).stream()
                        .filter(one -> one.number() <= upTo && !one.from().equals(agency))
                        .count();
    }

    @ParameterizedTest
    @CsvSource({"2, 1000000", "500, 3"})
    void who_opens_a_register_of_years_waits_for_a_part_and_the_rest_gets_its_numbers_too(
            int documents, int looked) {
        RunningHub hub = RunningHub.shared();
        AgencyId notary = AgencyId.of("X99.76.001");
        Party office = Party.of(hub, "X99.11.001");
        numbered(hub.bean(RegisterNumbers.class), notary);
        for (int i = 0; i < 7; i++) {
            sent(office, office.opening("sandbox.ping", notary.value()));
        }
        Thread visitor = Thread.currentThread();
        AtomicInteger waitedFor = new AtomicInteger();
        RegisterNumbers numbers =
                new RegisterNumbers(
                        hub.bean(RegisterRepository.class),
                        hub.bean(MessageArchive.class),
                        counting(
                                hub.bean(PlatformTransactionManager.class),
                                () -> {
                                    if (Thread.currentThread().equals(visitor)) {
                                        waitedFor.incrementAndGet();
                                    }
                                }),
                        new RegisterNumbers.Bounds(documents, looked, 2));
        numbers.of(notary, List.of());
        assertThat(waitedFor).as("pages").hasValue(2);
        Map<Long, RegisterRepository.Placed> all = numbered(numbers, notary);
        numbers.destroy();
        int year = Year.now(ZoneId.of("Asia/Ho_Chi_Minh")).getValue();
        List<Integer> places =
                all.values().stream()
                        .filter(one -> one.incoming() && one.year() == year)
                        .sorted(Comparator.comparingLong(RegisterRepository.Placed::number))
                        .map(RegisterRepository.Placed::place)
                        .toList();
        assertThat(places)
                .hasSizeGreaterThanOrEqualTo(7)
                .isEqualTo(IntStream.rangeClosed(1, places.size()).boxed().toList());
    }

    /** The places of everything that the agency sent or was sent, once all of it has one. */
    private static Map<Long, RegisterRepository.Placed> numbered(
            RegisterNumbers numbers, AgencyId agency) {
        List<StoredMessage> all =
                RunningHub.shared()
                        .bean(MessageArchive.class)
                        .ofParty(agency, MessageArchive.Span.behind(0), 10_000);
        return await().until(() -> numbers.of(agency, all), found -> found.size() == all.size());
    }

    private static PlatformTransactionManager counting(
            PlatformTransactionManager real, Runnable begun) {
        return new PlatformTransactionManager() {
            @Override
            public TransactionStatus getTransaction(TransactionDefinition definition) {
                begun.run();
                return real.getTransaction(definition);
            }

            @Override
            public void commit(TransactionStatus status) {
                real.commit(status);
            }

            @Override
            public void rollback(TransactionStatus status) {
                real.rollback(status);
            }
        };
    }

    private static String row(Visitor clerk, String way, Statement of) {
        return Arrays.stream(clerk.visit(PAGE + "?lang=en&chieu=" + way).text().split("<tr"))
                .filter(one -> one.contains(of.messageId().toString()))
                .findFirst()
                .orElseThrow();
    }

    private static int place(Visitor clerk, String way, Statement of) {
        Matcher found =
                Pattern.compile("<td class=\"right figure\">(\\d+)</td>")
                        .matcher(row(clerk, way, of));
        assertThat(found.find()).isTrue();
        return Integer.parseInt(found.group(1));
    }
}

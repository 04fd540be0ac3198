package vn.liennganh.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import vn.liennganh.scenario.Party;
import vn.liennganh.scenario.RunningHub;
import vn.liennganh.support.Tools;
import vn.liennganh.support.Visitor;
import vn.liennganh.support.Visitor.Answer;

/**
 * Somebody of each job goes wherever links lead, each sort of page once: no link ends at a page
 * that is not there, is not theirs, or breaks.
 */
@Tag(Tools.LONG)
class LinksTest {

    private static final Pattern LINK = Pattern.compile("href=\"(/[^\"#]*)");
    private static final Pattern HEAVY = Pattern.compile("\\.(pdf|xlsx|docx|zip)$");
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int LOWEST_REFUSAL = 400;

    private final Map<String, String> dead = new TreeMap<>();
    private final Set<String> open = new HashSet<>();

    @Test
    void every_link_leads_somewhere() {
        RunningHub hub = RunningHub.shared();
        Party office = Party.of(hub, "X99.11.001");
        office.send(office.signed(office.opening("account-information.request", "X99.51.001")));
        int pages = 0;
        for (String user : oneOfEachJob(hub)) {
            pages += walk(user, Visitor.of(hub, user));
        }
        assertThat(pages).isGreaterThan(300);
        assertThat(dead).isEmpty();
    }

    private static Collection<String> oneOfEachJob(RunningHub hub) {
        return Visitor.users(hub).stream()
                .sorted(Comparator.comparing(Visitor.User::agency))
                .collect(
                        Collectors.toMap(
                                one -> one.agency().substring(0, 6) + " " + one.job(),
                                Visitor.User::name,
                                (first, other) -> first,
                                LinkedHashMap::new))
                .values();
    }

    private int walk(String user, Visitor visitor) {
        Queue<String> waiting = new ArrayDeque<>(Set.of("/"));
        Set<String> known = new HashSet<>(waiting);
        int pages = 0;
        while (!waiting.isEmpty()) {
            String path = waiting.poll();
            Answer answer = visitor.visit(path);
            // Open pages are rationed for each address, and everybody here has the same.
            if (answer.status() >= LOWEST_REFUSAL && answer.status() != TOO_MANY_REQUESTS) {
                dead.put(user + " " + path, answer.status() + " at " + answer.at().getPath());
            }
            pages++;
            if (!answer.header("Content-Type").startsWith("text/html")) {
                continue;
            }
            Matcher links = LINK.matcher(answer.text());
            while (links.find()) {
                String link = links.group(1).replace("&amp;", "&");
                String sort = sort(link);
                if (!HEAVY.matcher(sort).find()
                        && known.add(sort)
                        && (!sort.startsWith("/cong-khai") || open.add(sort))) {
                    waiting.add(link);
                }
            }
        }
        return pages;
    }

    /** What names a thing is left out, and what is asked for. */
    private static String sort(String link) {
        return Arrays.stream(link.split("\\?")[0].split("/"))
                .map(word -> word.matches(".*\\d.*") ? "*" : word)
                .collect(Collectors.joining("/"));
    }
}

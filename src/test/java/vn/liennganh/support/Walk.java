package vn.liennganh.support;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import vn.liennganh.support.Visitor.Answer;
import vn.liennganh.support.Visitor.User;

/** Goes wherever links lead, each sort of page once: an address without what names a thing. */
public final class Walk {

    private static final Pattern LINK = Pattern.compile("href=\"(/[^\"#]*)");
    private static final Pattern HEAVY = Pattern.compile("\\.(pdf|xlsx|docx|zip)$");

    /** The same for everybody, and rationed for each address that asks. */
    private static final Pattern OPEN = Pattern.compile("^/(cong-khai|kiem-tra|loi|sandbox)\\b");

    private final Set<String> open = new HashSet<>();

    /** The first of each job in each kind of agency. */
    public static Collection<String> oneOfEachJob(List<User> users) {
        return users.stream()
                .sorted(Comparator.comparing(User::agency))
                .collect(
                        Collectors.toMap(
                                one -> one.agency().substring(0, 6) + " " + one.job(),
                                User::name,
                                (first, other) -> first,
                                LinkedHashMap::new))
                .values();
    }

    /**
     * From the first page on; pages that are open to everybody once for all who walk.
     *
     * @param most so many sorts of pages
     * @param seen is told the address and what came, wherever that led
     */
    public void of(Visitor visitor, int most, BiConsumer<String, Answer> seen) {
        Queue<String> waiting = new ArrayDeque<>(List.of("/"));
        Set<String> known = new HashSet<>(waiting);
        while (!waiting.isEmpty()) {
            String path = waiting.poll();
            Answer answer = visitor.visit(path);
            seen.accept(path, answer);
            if (!html(answer)) {
                continue;
            }
            Matcher links = LINK.matcher(answer.text());
            while (links.find()) {
                String link = links.group(1).replace("&amp;", "&");
                String sort = sort(link);
                if (!HEAVY.matcher(sort).find()
                        && known.size() < most
                        && known.add(sort)
                        && (!OPEN.matcher(sort).find() || open.add(sort))) {
                    waiting.add(link);
                }
            }
        }
    }

    /** Whether it is a page and not a file. */
    public static boolean html(Answer answer) {
        return answer.header("Content-Type").startsWith("text/html");
    }

    /** An address without what names a thing and what is asked for. */
    public static String sort(String link) {
        return Arrays.stream(link.split("\\?")[0].split("/"))
                .map(word -> word.matches(".*\\d.*") ? "*" : word)
                .collect(Collectors.joining("/"));
    }
}

package vn.liennganh.console.operator;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;
import vn.liennganh.console.operator.joining.Plan;
import vn.liennganh.delivery.backlog.Backlog;
import vn.liennganh.evidence.stamp.Timestamps;
import vn.liennganh.message.Text;
import vn.liennganh.message.Texts;

/** Says in a person's language what was seen of the hub. */
@Component
class Boards {

    /** Whatever is on its way longer than this is looked at, not waited for. */
    private static final Duration SLOW = Duration.ofMinutes(1);

    private static final Duration STAMP_LATE = Duration.ofMinutes(10);
    private static final int DISK_FULL_PERCENT = 80;

    /** Steps by which agencies join; all stand on the page of partners. */
    private static final int LATE = 60;

    private final Watch watch;
    private final Parts parts;
    private final PartnerRows partners;

    Boards(Watch watch, Parts parts, PartnerRows partners) {
        this.watch = watch;
        this.parts = parts;
        this.partners = partners;
    }

    Board look(Locale locale) {
        Watch.Seen seen = watch.look();
        List<Parts.Part> looked = parts.look();
        List<Plan> late = partners.late();
        List<Board.Tile> tiles = tiles(seen, new Voice(locale));
        long open =
                tiles.stream()
                                .filter(tile -> !tile.tone().isEmpty())
                                .filter(Boards::wanting)
                                .count()
                        + looked.stream().filter(part -> !part.up()).count()
                        + late.stream().map(Plan::agency).distinct().count();
        Voice voice = new Voice(locale);
        return new Board(
                open == 0 ? voice.say("all-well") : voice.say("to-see", open),
                open == 0,
                Times.second(seen.at()),
                tiles,
                partners.busiest(seen, late, locale),
                partners.registered(),
                partners.stuck(seen, locale),
                partners.assigned(late.stream().limit(LATE).toList(), locale),
                late.size(),
                seen.refused().stream()
                        .map(one -> new Board.Refusal(one.channel(), one.code(), one.count()))
                        .toList(),
                looked);
    }

    private static boolean wanting(Board.Tile tile) {
        return !tile.tone().equals("good");
    }

    /** Speaks of this page in one language. */
    private record Voice(Locale locale) {

        String say(String key, Object... args) {
            return Texts.render(Text.of("operator." + key, args), locale);
        }

        Board.Tile tile(String key, String value, String sentence, String tone, String link) {
            return new Board.Tile(key, value, sentence, tone, Optional.of(link), List.of());
        }

        String number(long count) {
            return say("number", count);
        }

        String length(Duration length) {
            return Times.length(length, locale);
        }
    }

    private List<Board.Tile> tiles(Watch.Seen seen, Voice voice) {
        List<Board.Tile> tiles = new ArrayList<>();
        tiles.add(accepted(seen, voice));
        tiles.add(taken(seen, voice));
        tiles.add(oldest(seen, voice));
        tiles.add(parked(seen, voice));
        tiles.add(certificates(seen, voice));
        tiles.add(stamps(seen, voice));
        tiles.add(log(seen, voice));
        tiles.add(disk(voice));
        return tiles;
    }

    private static Board.Tile accepted(Watch.Seen seen, Voice voice) {
        long[] slots = seen.accepted();
        long all = Arrays.stream(slots).sum();
        long senders = seen.sent().stream().map(one -> one.agency()).distinct().count();
        return new Board.Tile(
                "accepted",
                voice.number(all),
                all == 0 ? voice.say("accepted.none") : voice.say("accepted.some", senders),
                "",
                Optional.of("/van-hanh/doi-tac"),
                Bars.of(slots));
    }

    private static Board.Tile taken(Watch.Seen seen, Voice voice) {
        long all = seen.brought().stream().mapToLong(Backlog.Brought::all).sum();
        long taken = seen.brought().stream().mapToLong(Backlog.Brought::taken).sum();
        return new Board.Tile(
                "taken",
                voice.number(taken),
                all == 0 ? voice.say("taken.none") : voice.say("taken.some", all, all - taken),
                "",
                Optional.of("/van-hanh/doi-tac"),
                Bars.of(seen.taken()));
    }

    /** What is under way is the hub's to do; what lies in an inbox is its owner's. */
    private static Board.Tile oldest(Watch.Seen seen, Voice voice) {
        Optional<Instant> oldest =
                seen.waiting().stream()
                        .flatMap(one -> one.oldestUnderway().stream())
                        .min(Comparator.naturalOrder());
        long placed = seen.waiting().stream().mapToLong(Backlog.Waiting::placed).sum();
        Duration age = oldest.map(at -> Duration.between(at, seen.at())).orElse(Duration.ZERO);
        String inboxes = placed == 0 ? "" : " " + voice.say("oldest.inboxes", placed);
        return voice.tile(
                "oldest",
                oldest.isEmpty() ? "–" : voice.length(age),
                voice.say(oldest.isEmpty() ? "oldest.none" : "oldest.some") + inboxes,
                age.compareTo(SLOW) > 0 ? "warn" : "",
                "/van-hanh/hang-doi");
    }

    private static Board.Tile parked(Watch.Seen seen, Voice voice) {
        long parked = seen.parked().stream().mapToLong(one -> one.count()).sum();
        long retrying = seen.waiting().stream().mapToLong(Backlog.Waiting::retrying).sum();
        String again = retrying == 0 ? "" : " " + voice.say("parked.retrying", retrying);
        return voice.tile(
                "parked",
                voice.number(parked),
                (parked == 0
                                ? voice.say("parked.none")
                                : voice.say("parked.some", seen.parked().size()))
                        + again,
                parked == 0 ? "" : "warn",
                "/van-hanh/hang-doi");
    }

    private static Board.Tile certificates(Watch.Seen seen, Voice voice) {
        long ending = Certification.ending(seen.certificates(), seen.machine()).size();
        long usable = Certification.usable(seen.certificates(), seen.machine()).size();
        return voice.tile(
                "certificates",
                voice.number(ending),
                voice.say(ending == 0 ? "certificates.none" : "certificates.some", usable),
                ending == 0 ? "" : "warn",
                "/van-hanh/chung-thu");
    }

    private static Board.Tile stamps(Watch.Seen seen, Voice voice) {
        boolean on = seen.stamps().on();
        Optional<Duration> age =
                seen.stamps().last().map(last -> Duration.between(last, seen.machine()));
        boolean failing = seen.stamps().failure().isPresent();
        String sentence =
                !on
                        ? voice.say("stamps.off")
                        : failing
                                ? failing(seen.stamps(), seen.machine(), voice)
                                : voice.say("stamps.on");
        boolean late = failing && age.map(length -> length.compareTo(STAMP_LATE) > 0).orElse(true);
        return voice.tile(
                "stamps",
                age.map(voice::length).orElse("–"),
                sentence,
                stopped(seen.stamps(), seen.machine()) ? "bad" : !on || late ? "warn" : "",
                "/van-hanh/chan-doan");
    }

    private static boolean stopped(Timestamps.State stamps, Instant now) {
        return stamps.until().filter(until -> !now.isBefore(until)).isPresent();
    }

    /** With the countdown, where one runs. */
    private static String failing(Timestamps.State stamps, Instant now, Voice voice) {
        String why = stamps.failure().orElseThrow();
        if (stamps.until().isEmpty()) {
            return voice.say("stamps.failing", why);
        }
        return stopped(stamps, now)
                ? voice.say("stamps.stopped", why)
                : voice.say(
                        "stamps.countdown",
                        voice.length(Duration.between(now, stamps.until().get())),
                        why);
    }

    private static Board.Tile log(Watch.Seen seen, Voice voice) {
        String value = seen.head().map(head -> voice.number(head.size())).orElse("0");
        if (!seen.audit().findings().isEmpty()) {
            String first = Texts.render(seen.audit().findings().get(0).text(), voice.locale());
            return voice.tile("log", value, first, "bad", "/van-hanh/chan-doan");
        }
        String time = seen.head().map(head -> Times.near(head.lastEntry(), seen.at())).orElse("–");
        boolean whole = seen.audit().rounds() > 0;
        return voice.tile(
                "log",
                value,
                whole
                        ? voice.say("log.clean", time)
                        : voice.say("log.walking", time, seen.audit().walked()),
                whole ? "good" : "",
                "/van-hanh/chan-doan");
    }

    private Board.Tile disk(Voice voice) {
        Optional<Parts.Disk> disk = parts.disk();
        long used = disk.map(Parts.Disk::usedPercent).orElse(0L);
        return voice.tile(
                "disk",
                disk.isEmpty() ? "–" : used + " %",
                disk.map(one -> voice.say("disk.free", one.free() / 1_000_000_000L))
                        .orElse(voice.say("disk.unknown")),
                used >= DISK_FULL_PERCENT ? "warn" : "",
                "/van-hanh/chan-doan");
    }
}

package vn.liennganh.regulation;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import vn.liennganh.legaltime.BlackoutWindow;
import vn.liennganh.legaltime.LegalClock;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.Refusal;
import vn.liennganh.message.RefusalCode;
import vn.liennganh.regulation.across.FactKey;
import vn.liennganh.regulation.across.FactType;
import vn.liennganh.regulation.across.Tally;
import vn.liennganh.regulation.rule.BodyPath;
import vn.liennganh.regulation.rule.Flow;
import vn.liennganh.regulation.rule.Guard;

/** Asks what a rule wants to be so before a step is taken. */
final class Guards {

    /** What the hub's clock and the sender's may differ by; the same as for {@code time}. */
    private static final long AHEAD_SECONDS_MAX = 300;

    private final Scene scene;

    Guards(Scene scene) {
        this.scene = scene;
    }

    /** The first guard that is broken; empty where all hold. */
    Optional<Refusal> refusal() {
        for (Guard guard : scene.flow().guards()) {
            if (!guard.when().map(scene::holds).orElse(true)
                    || guard.unless().map(scene::holds).orElse(false)) {
                continue;
            }
            Optional<Refusal> broken = ask(guard.ask());
            if (broken.isPresent()) {
                return broken;
            }
        }
        return Optional.empty();
    }

    private Optional<Refusal> ask(Guard.Ask ask) {
        if (ask instanceof Guard.NotAfterAcceptance one) {
            return notAfterAcceptance(one);
        } else if (ask instanceof Guard.NamesMessage one) {
            return namesMessage(one);
        } else if (ask instanceof Guard.EqualsRemembered one) {
            return equalsRemembered(one);
        } else if (ask instanceof Guard.SentBefore one) {
            return sentBefore(one);
        } else if (ask instanceof Guard.AfterMessage one) {
            return afterMessage(one);
        } else if (ask instanceof Guard.SumWithin one) {
            return sumWithin(one);
        } else if (ask instanceof Guard.NoneElsewhere one) {
            return noneElsewhere(one);
        } else {
            return noBlackout((Guard.NoBlackout) ask);
        }
    }

    private Optional<Refusal> notAfterAcceptance(Guard.NotAfterAcceptance guard) {
        Instant latest = scene.context().acceptedAt().plusSeconds(AHEAD_SECONDS_MAX);
        return instant(guard.field())
                .filter(at -> at.isAfter(latest))
                .map(at -> refused(guard.field(), "regulation.step.in-the-future"));
    }

    private Optional<Refusal> namesMessage(Guard.NamesMessage guard) {
        JsonNode value = guard.field().at(scene.envelope().body());
        if (value.isMissingNode()) {
            return Optional.empty();
        }
        String named = value.asString("");
        for (MessageFact fact : scene.before().messages()) {
            if (guard.types().contains(fact.type()) && fact.id().toString().equals(named)) {
                return Optional.empty();
            }
        }
        return Optional.of(refused(guard.field(), "regulation.step.names-no-message"));
    }

    private Optional<Refusal> equalsRemembered(Guard.EqualsRemembered guard) {
        JsonNode value = guard.field().at(scene.envelope().body());
        if (value.isMissingNode()) {
            return Optional.empty();
        }
        String remembered = scene.before().memory().get(guard.name());
        return value.asString("").equals(remembered)
                ? Optional.empty()
                : Optional.of(refused(guard.field(), "regulation.step.not-as-remembered"));
    }

    private Optional<Refusal> sentBefore(Guard.SentBefore guard) {
        long sent =
                scene.before().messages().stream()
                        .filter(fact -> guard.types().contains(fact.type()))
                        .filter(this::concerned)
                        .count();
        return sent >= guard.atLeast()
                ? Optional.empty()
                : Optional.of(
                        Refusal.of(
                                RefusalCode.STEP_NOT_PERMITTED,
                                "regulation.step.sent-too-rarely",
                                scene.rule().type(),
                                guard.atLeast(),
                                sent));
    }

    private Optional<Refusal> afterMessage(Guard.AfterMessage guard) {
        Optional<Instant> told = instant(guard.field());
        if (told.isEmpty()) {
            return Optional.empty();
        }
        Optional<Instant> latest =
                scene.before().messages().stream()
                        .filter(fact -> guard.types().contains(fact.type()))
                        .filter(this::concerned)
                        .map(MessageFact::acceptedAt)
                        .max(Comparator.naturalOrder());
        if (latest.isEmpty()) {
            return Optional.of(refused(guard.field(), "regulation.step.not-announced"));
        }
        Instant earliest = scene.rules().clock().due(latest.get(), guard.within()).at();
        return told.get().isBefore(earliest)
                ? Optional.of(
                        refused(
                                guard.field(),
                                "regulation.step.too-early",
                                earliest.atZone(LegalClock.ZONE).toOffsetDateTime().toString()))
                : Optional.empty();
    }

    private Optional<Refusal> sumWithin(Guard.SumWithin guard) {
        Tally tally = scene.tally();
        FactType fact = guard.fact();
        if (!tally.raises(fact) || tally.limit(guard.limits().get(0), fact).isEmpty()) {
            return Optional.empty();
        }
        return guard.limits().stream()
                .filter(limit -> tally.beyond(fact, limit))
                .min(Comparator.comparing(limit -> tally.limit(limit, fact).orElse(0L)))
                .map(
                        limit ->
                                refused(
                                        guard.field(),
                                        "regulation.step.sum-beyond",
                                        fact.title().vi(),
                                        fact.title().en(),
                                        Long.toString(tally.together(fact)),
                                        limit.title().vi(),
                                        limit.title().en(),
                                        Long.toString(tally.limit(limit, fact).orElse(0L))));
    }

    /** Which exchange it is and whose is not told: it may be another agency's. */
    private Optional<Refusal> noneElsewhere(Guard.NoneElsewhere guard) {
        Set<AgencyId> openers = scene.context().line(scene.before().opener());
        for (FactKey way : guard.about().apart()) {
            Set<String> keys = way.of(scene.envelope(), guard.fact(), openers);
            if (scene.tally().elsewhere(guard.fact(), keys)) {
                return Optional.of(
                        Refusal.at(
                                RefusalCode.STEP_NOT_PERMITTED,
                                way.pointer(),
                                "regulation.step.stands-elsewhere",
                                guard.fact().title().vi(),
                                guard.fact().title().en()));
            }
        }
        return Optional.empty();
    }

    private Optional<Refusal> noBlackout(Guard.NoBlackout guard) {
        JsonNode body = scene.envelope().body();
        for (List<Integer> index : guard.field().indexes(body)) {
            BodyPath.Found field = guard.field().at(body, index);
            Optional<BlackoutWindow> window =
                    BodyPath.instant(field.value())
                            .flatMap(at -> scene.rules().blackouts().covers(at, guard.windows()));
            if (window.isPresent()) {
                return Optional.of(
                        Refusal.at(
                                RefusalCode.STEP_NOT_PERMITTED,
                                field.pointer(),
                                "regulation.step.blackout",
                                window.get().vi(),
                                window.get().en()));
            }
        }
        return Optional.empty();
    }

    /** With lanes, what was sent to others or by others is their affair. */
    private boolean concerned(MessageFact fact) {
        Flow.Lane lane = scene.flow().lane();
        return lane == Flow.Lane.EXCHANGE
                || scene.moved().isEmpty()
                || scene.moved().contains(fact.from())
                || fact.to().stream().anyMatch(scene.moved()::contains);
    }

    private Optional<Instant> instant(BodyPath field) {
        return BodyPath.instant(field.at(scene.envelope().body()));
    }

    private static Refusal refused(BodyPath field, String key, Object... args) {
        return Refusal.at(RefusalCode.STEP_NOT_PERMITTED, field.pointer(), key, args);
    }
}

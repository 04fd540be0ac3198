package vn.liennganh.gateway.rest.register;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.liennganh.desk.Desks;
import vn.liennganh.desk.Standing;
import vn.liennganh.gateway.rest.desk.LiveMeasures;
import vn.liennganh.gateway.rest.desk.MatterDuties;
import vn.liennganh.gateway.rest.desk.Matters;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.MessageType;
import vn.liennganh.message.WireTime;
import vn.liennganh.message.language.Languages;
import vn.liennganh.register.Register;
import vn.liennganh.register.RegisterBook;
import vn.liennganh.register.figure.Items;
import vn.liennganh.register.file.CaseFile;
import vn.liennganh.register.file.Line;
import vn.liennganh.regulation.RuleBook;

/** Shows a file to whoever may see it: all of it to its agency, what it was told to a partner. */
@Component
class RegisterViews {

    private final RuleBook rules;
    private final Clock clock;
    private final Matters matters;
    private final MatterDuties duties;
    private final Desks desks;
    private final RegisterBook book;
    private final TouchedMeasures touched;
    private final LiveMeasures live;

    RegisterViews(
            RuleBook rules,
            Clock clock,
            Matters matters,
            MatterDuties duties,
            Desks desks,
            RegisterBook book,
            TouchedMeasures touched,
            LiveMeasures live) {
        this.rules = rules;
        this.clock = clock;
        this.matters = matters;
        this.duties = duties;
        this.desks = desks;
        this.book = book;
        this.touched = touched;
        this.live = live;
    }

    /**
     * A file as the viewer may see it.
     *
     * @param at as of which the measures of its case are shown; now where absent
     * @param alone not one of a list, so that what its decision would end is looked up too
     */
    RegisterWire.File of(
            Standing<CaseFile> standing,
            AgencyId viewer,
            @Nullable String at,
            boolean alone,
            HttpServletRequest request) {
        Set<AgencyId> viewers = matters.viewers(viewer);
        boolean own = viewers.contains(standing.matter().agency());
        CaseFile seen = own ? standing.content() : standing.content().toldTo(viewers);
        Locale locale = Languages.of(request.getHeader("Accept-Language"));
        List<UUID> exchanges =
                desks.exchanges(book, standing.matter()).stream()
                        .filter(
                                one ->
                                        seen.lines().stream()
                                                .anyMatch(line -> line.exchange().equals(one)))
                        .toList();
        boolean decision = standing.matter().part().equals(Register.DECISION.word());
        boolean evidence = standing.matter().part().equals(Register.EVIDENCE.word());
        return new RegisterWire.File(
                standing.matter().part(),
                standing.matter().agency().value(),
                standing.matter().number(),
                WireTime.millis(standing.at()),
                seen.lanes().stream().map(one -> lane(one, locale)).toList(),
                seen.lines().stream().map(one -> line(one, locale)).toList(),
                evidence ? Items.of(seen) : List.of(),
                decision && own
                        ? touched.of(
                                viewer,
                                standing.matter(),
                                at,
                                (procedure, state) -> title(procedure, state, locale))
                        : List.of(),
                decision && own && alone && at == null
                        ? live.of(viewer, standing.matter().agency(), standing.matter().number())
                        : null,
                duties.of(viewer, exchanges, request));
    }

    private RegisterWire.Lane lane(CaseFile.Lane one, Locale locale) {
        return new RegisterWire.Lane(
                one.exchange().toString(),
                one.procedure(),
                one.party().map(AgencyId::value).orElse(null),
                one.state(),
                title(one.procedure(), one.state(), locale),
                WireTime.millis(one.since()));
    }

    private String title(String procedure, String state, Locale locale) {
        return rules.edition(procedure, today())
                .flatMap(edition -> Optional.ofNullable(edition.states().get(state)))
                .map(name -> name.in(locale))
                .orElse(state);
    }

    private RegisterWire.Line line(Line one, Locale locale) {
        String title =
                rules.rule(new MessageType(one.type()), today())
                        .map(rule -> rule.title().in(locale))
                        .orElse(one.type());
        return new RegisterWire.Line(
                one.message().toString(),
                one.exchange().toString(),
                one.type(),
                title,
                RegisterWire.stated(one.part()),
                one.from().value(),
                WireTime.millis(one.at()),
                RegisterWire.stated(one.when()),
                RegisterWire.stated(one.text()),
                RegisterWire.stated(one.word()),
                one.amount() == 0 ? null : (Long) one.amount(),
                RegisterWire.stated(one.unit()));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), WireTime.ZONE);
    }
}

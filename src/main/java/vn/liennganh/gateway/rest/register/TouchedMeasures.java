package vn.liennganh.gateway.rest.register;

import java.util.List;
import java.util.function.BinaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.liennganh.desk.Matter;
import vn.liennganh.desk.Viewing;
import vn.liennganh.freeze.FreezeBook;
import vn.liennganh.freeze.position.Hold;
import vn.liennganh.freeze.position.OtherMeasure;
import vn.liennganh.freeze.position.Others;
import vn.liennganh.freeze.position.Position;
import vn.liennganh.gateway.rest.desk.Matters;
import vn.liennganh.message.AgencyId;

/** The measures of a case, as the freeze desk knows them: what a decision on the case touches. */
@Component
class TouchedMeasures {

    private static final String FREEZE = "account-freeze";

    private final Viewing viewing;
    private final FreezeBook freezes;

    TouchedMeasures(Viewing viewing, FreezeBook freezes) {
        this.viewing = viewing;
        this.freezes = freezes;
    }

    /**
     * Those of the viewer's own case.
     *
     * @param file the case's, of the viewer or of one that it carries on for
     * @param titles from a procedure and a state to words
     */
    List<RegisterWire.Touched> of(
            AgencyId viewer, Matter file, @Nullable String at, BinaryOperator<String> titles) {
        return viewing.ownCase(freezes, viewer, file.number(), Matters.instant(at)).stream()
                .filter(one -> one.matter().agency().equals(file.agency()))
                .flatMap(one -> measures(one.content(), titles))
                .toList();
    }

    private static Stream<RegisterWire.Touched> measures(
            Position position, BinaryOperator<String> titles) {
        return Stream.concat(
                position.holds().stream().map(one -> freeze(one, titles)),
                position.others().stream().map(one -> other(one, titles)));
    }

    private static RegisterWire.Touched freeze(Hold one, BinaryOperator<String> titles) {
        String state = one.state().word();
        return new RegisterWire.Touched(
                one.exchange().toString(),
                FREEZE,
                one.holder().value(),
                state,
                titles.apply(FREEZE, state),
                !one.state().over());
    }

    private static RegisterWire.Touched other(OtherMeasure one, BinaryOperator<String> titles) {
        return new RegisterWire.Touched(
                one.exchange().toString(),
                one.procedure(),
                one.holder().value(),
                one.state(),
                titles.apply(one.procedure(), one.state()),
                !Others.courses().get(one.procedure()).over(one.state()));
    }
}

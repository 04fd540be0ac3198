package vn.liennganh.registry;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import vn.liennganh.desk.Book;
import vn.liennganh.desk.Entry;
import vn.liennganh.desk.Heard;
import vn.liennganh.desk.Matter;
import vn.liennganh.desk.Standing;
import vn.liennganh.message.AgencyId;
import vn.liennganh.registry.position.Asset;
import vn.liennganh.registry.position.AssetKey;
import vn.liennganh.registry.position.Measure;
import vn.liennganh.registry.position.Position;
import vn.liennganh.registry.position.Steps;

/** What is suspended, attached, released and registered on each asset of a case. */
@Component
public class RegistryBook implements Book<Position> {

    /** Marks an asset on which a measure stands. */
    public static final String LIVE = "live";

    /** Marks an asset of which a registry was told and has said nothing back. */
    public static final String UNANSWERED = "unanswered";

    /** Marks an asset for which a file had been lodged before the measure was recorded. */
    public static final String LODGED = "lodged";

    private static final String PROCEDURE = "registration-suspension";
    private static final String ASSET = "asset:";

    /** The mark by which every matter about one asset is found. */
    public static String mark(String assetKey) {
        return ASSET + assetKey;
    }

    @Override
    public String name() {
        return "registry";
    }

    @Override
    public int version() {
        return 3;
    }

    @Override
    public Class<Position> type() {
        return Position.class;
    }

    @Override
    public boolean concerns(String procedure) {
        return procedure.equals(PROCEDURE);
    }

    @Override
    public Set<Matter> opens(Heard opening) {
        List<String> keys = AssetKey.of(opening.body());
        return Set.of(
                new Matter(
                        opening.from(), opening.caseNumber(), keys.isEmpty() ? "" : keys.get(0)));
    }

    @Override
    public Position empty(Matter matter) {
        return Position.empty(matter);
    }

    @Override
    public Position after(Position before, Heard heard) {
        return Steps.after(before, heard);
    }

    /** The agency whose case it is, and each registry that was told to do something. */
    @Override
    public Entry entry(Standing<Position> standing) {
        Position position = standing.content();
        Set<AgencyId> readers = new HashSet<>();
        readers.add(standing.matter().agency());
        position.measures().forEach(one -> readers.add(one.registry()));
        Set<String> marks = new HashSet<>();
        position.asset().map(Asset::keys).orElse(List.of()).forEach(one -> marks.add(mark(one)));
        if (position.live()) {
            marks.add(LIVE);
        }
        if (position.measures().stream().anyMatch(Measure::unanswered)) {
            marks.add(UNANSWERED);
        }
        boolean lodged =
                position.measures().stream()
                        .flatMap(one -> one.report().stream())
                        .anyMatch(one -> !one.lodged().isEmpty());
        if (lodged) {
            marks.add(LODGED);
        }
        return new Entry(readers, marks);
    }
}

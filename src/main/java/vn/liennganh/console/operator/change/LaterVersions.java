package vn.liennganh.console.operator.change;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import vn.liennganh.console.operator.Times;
import vn.liennganh.console.operator.change.ChangeProposal.What;
import vn.liennganh.directory.Agency;
import vn.liennganh.directory.Directory;

/** Says which later dated versions an agency has in the files, and what a change makes of them. */
@Component
class LaterVersions {

    private static final String LABEL = "later";

    private final EntryAct entries;
    private final Directory directory;

    LaterVersions(EntryAct entries, Directory directory) {
        this.entries = entries;
        this.directory = directory;
    }

    /** Before anything is typed. */
    List<ChangeView.Line> there(What what) {
        if (!what.kind().ofEntry()) {
            return List.of();
        }
        return directory.agency(what.agency()).stream()
                .flatMap(now -> entries.later(now).stream())
                .map(one -> new ChangeView.Line(LABEL, said(one), ""))
                .toList();
    }

    /** What a channel or contact that is typed for today's version makes of the later ones. */
    List<ChangeView.Line> carried(Agency now, What what) {
        return entries.later(now).stream()
                .map(
                        one ->
                                new ChangeView.Line(
                                        LABEL,
                                        said(one),
                                        said(entries.carried(now, one, what).orElse(one))))
                .toList();
    }

    /** The version that an end is the end of. */
    Agency last(Agency agency) {
        return entries.last(agency.id()).orElse(agency);
    }

    private static String said(Agency one) {
        Stream<String> contacts =
                EntryAct.CONTACTS.stream().map(one.contacts()::get).filter(Objects::nonNull);
        return Times.day(one.validFrom())
                + ": "
                + Stream.concat(Stream.of(ChangeViews.way(one)), contacts)
                        .collect(Collectors.joining(" · "));
    }
}

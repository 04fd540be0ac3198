package vn.liennganh.delivery.files;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.springframework.stereotype.Component;
import vn.liennganh.directory.Agency;
import vn.liennganh.directory.Directory;
import vn.liennganh.message.AgencyId;

/** Where the agencies' trees stand; an agency that never had one gets one. */
@Component
public class Trees {

    private static final String CHANNEL = "files";

    private final FilesRepository rows;
    private final FilesSettings settings;

    Trees(FilesRepository rows, FilesSettings settings) {
        this.rows = rows;
        this.settings = settings;
    }

    /** Whether files are exchanged with the agency. */
    public static boolean serve(Agency agency, Directory directory) {
        return agency.channel().equals(CHANNEL) && directory.enrolled(agency.id());
    }

    /** The agency's own folder; empty where a part of its tree is missing or a link. */
    public Optional<Path> root(AgencyId party) throws IOException {
        return whole(party).map(Tree::root);
    }

    /** The tree, made where there never was one; empty where something is in its way. */
    Optional<Tree> whole(AgencyId party) throws IOException {
        Tree tree = Tree.of(settings.dir(), party);
        if (!tree.whole() && !rows.known(party)) {
            tree.make();
        }
        return Optional.of(tree).filter(Tree::whole);
    }
}

package vn.liennganh.regulation.workbench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import vn.liennganh.regulation.workbench.page.Library;

/** {@code regulation doc}: the pages for people, written anew. */
@Command(name = "doc", mixinStandardHelpOptions = true)
final class DocCommand implements Callable<Integer> {

    @ParentCommand private @Nullable RegulationCommand parent;

    @Option(names = "--out", paramLabel = "DIR", descriptionKey = "workbench.doc.out")
    private Path out = Path.of("src/docs/regulations");

    @Override
    public Integer call() throws IOException {
        RegulationCommand bench = Objects.requireNonNull(parent);
        Map<String, String> pages = Library.pages(bench.config());
        Library.write(out, pages);
        bench.say("workbench.doc.written", pages.size(), out);
        return 0;
    }
}

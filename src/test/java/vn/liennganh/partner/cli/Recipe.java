package vn.liennganh.partner.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What README.md and PARTNERS.md show, cut out and run. */
final class Recipe {

    private static final Path GUIDE = Path.of("src/docs/PARTNERS.md");

    private Recipe() {}

    /** What a program said. */
    record Run(int exit, String said) {}

    /** Every block of one language in PARTNERS.md, in the order of the document. */
    static List<String> blocks(String language) throws IOException {
        return blocks(language, Files.readAllLines(GUIDE));
    }

    /** The same in a document of one's own. */
    static List<String> blocksOf(Path document, String language) throws IOException {
        return blocks(language, Files.readAllLines(document));
    }

    /** The same in PARTNERS.md behind one heading. */
    static List<String> blocksUnder(String heading, String language) throws IOException {
        List<String> lines = Files.readAllLines(GUIDE);
        return blocks(language, lines.subList(lines.indexOf(heading), lines.size()));
    }

    private static List<String> blocks(String language, List<String> lines) {
        List<String> blocks = new ArrayList<>();
        StringBuilder block = new StringBuilder();
        boolean inside = false;
        for (String line : lines) {
            boolean fence = line.startsWith("```");
            if (inside && fence) {
                blocks.add(block.toString());
                block.setLength(0);
            } else if (inside) {
                block.append(line).append('\n');
            }
            inside = fence ? line.equals("```" + language) : inside;
        }
        return blocks;
    }

    static Run run(Path folder, Map<String, String> environment, List<String> command)
            throws IOException, InterruptedException {
        ProcessBuilder program =
                new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        program.environment().putAll(environment);
        Process process = program.start();
        String said = new String(process.getInputStream().readAllBytes());
        return new Run(process.waitFor(), said);
    }
}

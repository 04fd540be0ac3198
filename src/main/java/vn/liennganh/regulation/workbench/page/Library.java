package vn.liennganh.regulation.workbench.page;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import vn.liennganh.message.Texts;
import vn.liennganh.regulation.Bilingual;
import vn.liennganh.regulation.RuleBook;
import vn.liennganh.regulation.read.RuleFiles;
import vn.liennganh.regulation.workbench.sheet.RuleSheet;
import vn.liennganh.regulation.workbench.sheet.RuleShelf;

/** All pages about the regulations of a configuration, by the path below their directory. */
public final class Library {

    private Library() {}

    /** The pages: {@code README.md}, and for each language an index and a page per edition. */
    public static Map<String, String> pages(Path config) {
        RuleBook rules = RuleFiles.load(config);
        RuleShelf shelf = RuleShelf.of(config);
        Names names = Names.of(config);
        Map<String, String> pages = new TreeMap<>();
        pages.put("README.md", front());
        for (Locale locale : List.of(Texts.VIETNAMESE, Texts.ENGLISH)) {
            pages.put(locale.getLanguage() + "/README.md", index(shelf, names, locale));
            for (RuleSheet sheet : shelf.sheets()) {
                rules.edition(sheet.procedure(), sheet.edition())
                        .ifPresent(
                                edition ->
                                        pages.put(
                                                locale.getLanguage()
                                                        + "/"
                                                        + ProcedurePage.fileName(sheet),
                                                new ProcedurePage(
                                                                rules, sheet, edition, names,
                                                                locale)
                                                        .text()));
            }
        }
        return pages;
    }

    /** Writes the pages, and takes away those that no rule file makes any more. */
    public static void write(Path out, Map<String, String> pages) throws IOException {
        if (Files.isDirectory(out)) {
            try (Stream<Path> old = Files.walk(out)) {
                for (Path file : old.filter(one -> one.toString().endsWith(".md")).toList()) {
                    if (!pages.containsKey(name(out, file))) {
                        Files.delete(file);
                    }
                }
            }
        }
        for (Map.Entry<String, String> page : pages.entrySet()) {
            Path file = out.resolve(page.getKey());
            Files.createDirectories(file.getParent());
            Files.writeString(file, page.getValue());
        }
    }

    private static String name(Path out, Path file) {
        return out.relativize(file).toString().replace('\\', '/');
    }

    private static String front() {
        return """
        # %s

        - [%s](vi/README.md)
        - [%s](en/README.md)

        %s

        %s
        """
                .formatted(
                        Names.text("workbench.doc.title", Texts.VIETNAMESE)
                                + " / "
                                + Names.text("workbench.doc.title", Texts.ENGLISH),
                        Names.text("workbench.doc.index", Texts.VIETNAMESE),
                        Names.text("workbench.doc.index", Texts.ENGLISH),
                        Names.text("workbench.doc.made", Texts.VIETNAMESE),
                        Names.text("workbench.doc.made", Texts.ENGLISH));
    }

    private static String index(RuleShelf shelf, Names names, Locale locale) {
        Map<String, List<RuleSheet>> byGroup = new LinkedHashMap<>();
        names.groups().keySet().forEach(sign -> byGroup.put(sign, new ArrayList<>()));
        for (RuleSheet sheet : shelf.sheets()) {
            byGroup.computeIfAbsent(sheet.group().orElse(""), sign -> new ArrayList<>()).add(sheet);
        }
        StringBuilder page =
                new StringBuilder("# " + Names.text("workbench.doc.title", locale) + "\n\n");
        page.append(Names.text("workbench.doc.made", locale)).append('\n');
        page.append(Names.text("workbench.doc.shown", locale)).append('\n');
        byGroup.forEach((sign, sheets) -> group(page, names, locale, sign, sheets));
        return page.toString();
    }

    private static void group(
            StringBuilder page, Names names, Locale locale, String sign, List<RuleSheet> sheets) {
        if (sheets.isEmpty()) {
            return;
        }
        Bilingual title = names.groups().get(sign);
        page.append("\n## ")
                .append(
                        title == null
                                ? Names.text("workbench.doc.other", locale)
                                : sign + " – " + title.in(locale))
                .append("\n\n");
        for (RuleSheet sheet : sheets) {
            String name = locale.getLanguage().equals("en") ? sheet.en() : sheet.vi();
            page.append(
                    "- [%s](%s) – %s%n"
                            .formatted(
                                    name,
                                    ProcedurePage.fileName(sheet),
                                    Names.text(
                                            "workbench.doc.edition",
                                            locale,
                                            Integer.toString(sheet.edition()))));
        }
    }
}

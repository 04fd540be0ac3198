package vn.liennganh.console.form;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import vn.liennganh.console.sheet.Columns;
import vn.liennganh.console.sheet.Filled;
import vn.liennganh.message.FieldError;
import vn.liennganh.message.Text;
import vn.liennganh.message.Texts;

/**
 * A list of a body as a workbook holds it: one item a row, its fields as columns, with the names
 * and choices of the schema. Where an item holds a list of groups, its first two have columns;
 * lists that go deeper fit into no sheet. Lists of plain texts need none.
 */
public final class ListSheet {

    /** So many items of an inner list have columns. */
    private static final int SLOTS = 2;

    private static final String ITEM = "item";

    private final SchemaView list;
    private final List<ListColumn> columns;

    private ListSheet(SchemaView list, List<ListColumn> columns) {
        this.list = list;
        this.columns = columns;
    }

    /** The lists of a body that a workbook can hold, in the order of the form. */
    public static List<ListSheet> of(JsonNode schema) {
        List<ListSheet> all = new ArrayList<>();
        for (SchemaView part : SchemaView.of(schema).properties()) {
            if (part.kind() == Field.Kind.LIST && part.items().kind() == Field.Kind.GROUP) {
                List<ListColumn> columns = new ArrayList<>();
                if (columns(part.items(), "", List.of(), true, columns) && !columns.isEmpty()) {
                    all.add(new ListSheet(part, List.copyOf(columns)));
                }
            }
        }
        return all;
    }

    /** The list of that name, where a workbook can hold it. */
    public static Optional<ListSheet> of(JsonNode schema, String name) {
        return of(schema).stream().filter(one -> one.name().equals(name)).findFirst();
    }

    /** Finds the plain fields of an item; false where lists of groups hold lists of groups. */
    private static boolean columns(
            SchemaView field,
            String pointer,
            List<ListColumn.Above> above,
            boolean required,
            List<ListColumn> found) {
        if (field.kind() == Field.Kind.LIST && field.items().kind() == Field.Kind.LIST) {
            return false;
        }
        if (field.kind() == Field.Kind.LIST && field.items().kind() == Field.Kind.GROUP) {
            return slots(field, pointer, above, required && field.least() > 0, found);
        }
        if (field.kind() != Field.Kind.GROUP) {
            found.add(new ListColumn(pointer, field, above, required));
            return true;
        }
        List<ListColumn.Above> within =
                pointer.isEmpty() ? above : with(above, new ListColumn.Above(field, 0));
        return parts(field, pointer, within, required, found);
    }

    private static boolean parts(
            SchemaView group,
            String pointer,
            List<ListColumn.Above> within,
            boolean required,
            List<ListColumn> found) {
        for (SchemaView part : group.properties()) {
            boolean demanded = group.requires(part.name());
            if (part.fixed() && demanded) {
                continue;
            }
            String at = pointer + "/" + part.name();
            if (!columns(part, at, within, required && demanded, found)) {
                return false;
            }
        }
        return true;
    }

    /** Columns for the first items of an inner list: a person's papers, say. */
    private static boolean slots(
            SchemaView inner,
            String pointer,
            List<ListColumn.Above> above,
            boolean required,
            List<ListColumn> found) {
        if (above.stream().anyMatch(one -> one.slot() > 0)) {
            return false;
        }
        for (int slot = 1; slot <= SLOTS; slot++) {
            List<ListColumn.Above> within = with(above, new ListColumn.Above(inner, slot));
            String at = pointer + "/" + (slot - 1);
            if (!parts(inner.items(), at, within, required && slot == 1, found)) {
                return false;
            }
        }
        return true;
    }

    private static List<ListColumn.Above> with(
            List<ListColumn.Above> above, ListColumn.Above next) {
        List<ListColumn.Above> all = new ArrayList<>(above);
        all.add(next);
        return List.copyOf(all);
    }

    /** Whether a sheet can show all of a body's list: inner lists have so many columns only. */
    public boolean fits(ObjectNode body) {
        return body.path(name()).valueStream().allMatch(ListSheet::fits);
    }

    private static boolean fits(JsonNode item) {
        boolean groups = item.isArray() && item.path(0).isObject();
        return !(groups && item.size() > SLOTS) && item.valueStream().allMatch(ListSheet::fits);
    }

    /** The property of the body. */
    public String name() {
        return list.name();
    }

    public String title(Locale locale) {
        return list.title(locale);
    }

    /** The most items that the schema takes. */
    public int most() {
        return list.limit();
    }

    /** How many items a body has. */
    public int count(ObjectNode body) {
        return body.path(name()).size();
    }

    /** Names of the columns; those that must be filled end with a star. */
    public List<String> heads(Locale locale) {
        return columns.stream()
                .map(one -> one.title(locale) + (one.required() ? " *" : ""))
                .toList();
    }

    /** What the cells of a column may hold, by its place; columns without choices are absent. */
    public Map<Integer, List<String>> choices(Locale locale) {
        return IntStream.range(0, columns.size())
                .boxed()
                .filter(one -> !columns.get(one).choices(locale).isEmpty())
                .collect(Collectors.toMap(one -> one, one -> columns.get(one).choices(locale)));
    }

    /** The items of a body as rows. */
    public List<List<Object>> rows(ObjectNode body, Locale locale) {
        return body.path(name())
                .valueStream()
                .map(item -> columns.stream().map(one -> one.cell(item, locale)).toList())
                .toList();
    }

    /** The filled rows of a sheet, in the order of the columns; empty where no row names them. */
    public Optional<List<List<String>>> below(List<List<String>> all) {
        List<ToIntFunction<List<String>>> places = new ArrayList<>();
        List<Integer> needed = new ArrayList<>();
        for (int column = 0; column < columns.size(); column++) {
            ListColumn one = columns.get(column);
            List<String> names = List.of(one.title(Texts.VIETNAMESE), one.title(Texts.ENGLISH));
            places.add(head -> Columns.at(head, names));
            if (one.required()) {
                needed.add(column);
            }
        }
        return Filled.below(all, places, needed.isEmpty() ? List.of(0) : needed);
    }

    /**
     * Items out of rows.
     *
     * @param wrong for each row what could not be read
     */
    public record Read(ArrayNode items, List<List<String>> wrong) {}

    /** Reads rows as the form would read its inputs; whether they are right, the schema says. */
    public Read read(List<List<String>> rows, Locale locale) {
        ArrayNode items = JsonNodeFactory.instance.arrayNode();
        List<List<String>> wrong = new ArrayList<>();
        for (List<String> row : rows) {
            Map<String, String[]> inputs = new HashMap<>();
            List<String> unread = new ArrayList<>();
            for (int column = 0; column < columns.size(); column++) {
                ListColumn one = columns.get(column);
                one.put(row.get(column), Fields.PREFIX + "/" + ITEM, inputs)
                        .map(text -> one.title(locale) + ": " + Texts.render(text, locale))
                        .ifPresent(unread::add);
            }
            items.add(new BodyReader(inputs).item(list.items(), "/" + ITEM));
            wrong.add(unread);
        }
        return new Read(items, wrong);
    }

    /** What the schema finds wrong with one item, in words that name the columns. */
    public List<String> wrong(int row, List<FieldError> errors, Locale locale) {
        String item = "/body/" + name() + "/" + row;
        return errors.stream()
                .filter(one -> one.pointer().equals(item) || one.pointer().startsWith(item + "/"))
                .map(one -> said(one.pointer().substring(item.length()), one.text(), locale))
                .distinct()
                .toList();
    }

    private String said(String pointer, Text text, Locale locale) {
        String words = Texts.render(text, locale);
        return columns.stream()
                .filter(
                        one ->
                                pointer.equals(one.pointer())
                                        || pointer.startsWith(one.pointer() + "/"))
                .findFirst()
                .map(one -> one.title(locale) + ": " + words)
                .orElse(words);
    }
}

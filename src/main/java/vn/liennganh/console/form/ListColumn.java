package vn.liennganh.console.form;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import vn.liennganh.console.sheet.Columns;
import vn.liennganh.message.Text;
import vn.liennganh.message.Texts;
import vn.liennganh.message.WireTime;

/**
 * One column of a list as a workbook has it: a plain field of the list's items.
 *
 * @param pointer into an item; empty where the item is the field
 * @param above titles of the groups that the field stands in
 */
record ListColumn(String pointer, SchemaView schema, List<Above> above, boolean required) {

    /**
     * What a field stands in.
     *
     * @param slot which of the items of an inner list, from 1; 0 where it is a group
     */
    record Above(SchemaView schema, int slot) {

        String title(Locale locale) {
            return schema.title(locale) + (slot == 0 ? "" : " " + slot);
        }
    }

    private static final String YES = "form.yes";
    private static final String NO = "form.no";
    private static final String BETWEEN = "; ";
    private static final List<DateTimeFormatter> MOMENTS =
            List.of(
                    DateTimeFormatter.ISO_LOCAL_DATE_TIME,
                    DateTimeFormatter.ofPattern("d/M/uuuu H:mm"),
                    DateTimeFormatter.ofPattern("d/M/uuuu H:mm:ss"),
                    DateTimeFormatter.ofPattern("H:mm d/M/uuuu"));

    Field.Kind kind() {
        return schema.kind();
    }

    /** Titles of its groups and its own. */
    String title(Locale locale) {
        List<String> all = new ArrayList<>();
        above.forEach(one -> all.add(one.title(locale)));
        all.add(schema.title(locale));
        return all.stream().filter(one -> !one.isEmpty()).collect(Collectors.joining(": "));
    }

    /** What a cell may hold, where that is a choice. */
    List<String> choices(Locale locale) {
        return switch (kind()) {
            case CHOICE ->
                    schema.words().stream()
                            .map(one -> SchemaView.word(one.asString(), locale))
                            .toList();
            case YES_NO -> List.of(said(YES, locale), said(NO, locale));
            case TICK -> List.of(said(YES, locale));
            default -> List.of();
        };
    }

    /** What stands in an item, as a cell shows it. */
    Object cell(JsonNode item, Locale locale) {
        JsonNode value = item.at(pointer);
        if (value.isMissingNode() || value.isNull()) {
            return "";
        }
        return switch (kind()) {
            case MONEY -> number(value.path("amount"));
            case INTEGER -> number(value);
            case DATE -> Columns.day(value.asString("")).map(Object.class::cast).orElse("");
            case MOMENT -> moment(value.asString(""));
            case CHOICE -> SchemaView.word(value.asString(""), locale);
            case YES_NO -> said(value.asBoolean(false) ? YES : NO, locale);
            case TICK -> said(YES, locale);
            case LIST, CHECKBOXES ->
                    value.valueStream()
                            .map(one -> shown(one.asString(""), locale))
                            .collect(Collectors.joining(BETWEEN));
            default -> value.asString("");
        };
    }

    private String shown(String word, Locale locale) {
        return kind() == Field.Kind.CHECKBOXES ? SchemaView.word(word, locale) : word;
    }

    private static Object number(JsonNode value) {
        return value.isIntegralNumber() ? value.asLong() : value.asString("");
    }

    private static Object moment(String text) {
        return WireTime.read(text)
                .map(one -> one.atZoneSameInstant(WireTime.ZONE).toLocalDateTime())
                .map(Object.class::cast)
                .orElse(text);
    }

    /**
     * Puts a cell where a form would have put it; what cannot be meant is answered.
     *
     * @param item prefix of the item's inputs
     */
    Optional<Text> put(String cell, String item, Map<String, String[]> inputs) {
        if (cell.isEmpty()) {
            return Optional.empty();
        }
        String name = item + pointer;
        switch (kind()) {
            case YES_NO, TICK -> {
                Optional<Boolean> said = yes(cell);
                if (said.isEmpty()) {
                    return Optional.of(Text.of("form.sheet-yes-no"));
                }
                if (kind() == Field.Kind.YES_NO) {
                    inputs.put(name, new String[] {said.get().toString()});
                } else if (said.get()) {
                    inputs.put(name, new String[] {schema.fixedValue().asString()});
                }
            }
            case LIST -> {
                List<String> parts = parts(cell);
                for (int i = 0; i < parts.size(); i++) {
                    inputs.put(name + "/" + i, new String[] {parts.get(i)});
                }
            }
            case CHECKBOXES ->
                    inputs.put(
                            name,
                            parts(cell).stream()
                                    .map(one -> word(schema.items(), one))
                                    .toArray(String[]::new));
            default -> inputs.put(name, new String[] {typed(cell)});
        }
        return Optional.empty();
    }

    private static List<String> parts(String cell) {
        return Arrays.stream(cell.split("[;\n]"))
                .map(String::strip)
                .filter(one -> !one.isEmpty())
                .toList();
    }

    /** A cell as the form's input would hold it; what cannot be read stays as it is. */
    private String typed(String cell) {
        return switch (kind()) {
            case MONEY, INTEGER -> whole(cell);
            case DECIMAL -> cell.replace("%", "").strip();
            case DATE -> Columns.day(cell).map(LocalDate::toString).orElse(cell);
            case MOMENT -> local(cell);
            case CHOICE -> word(schema, cell);
            default -> cell;
        };
    }

    private static String whole(String cell) {
        var dong = Columns.dong(cell);
        return dong.isPresent() ? BigDecimal.valueOf(dong.getAsLong()).toPlainString() : cell;
    }

    private static String local(String cell) {
        for (DateTimeFormatter one : MOMENTS) {
            try {
                return LocalDateTime.parse(cell, one).toString();
            } catch (DateTimeException other) {
                // Perhaps the next.
            }
        }
        return WireTime.read(cell)
                .map(OffsetDateTime::toInstant)
                .map(one -> one.atZone(WireTime.ZONE).toLocalDateTime().toString())
                .orElseGet(
                        () ->
                                Columns.day(cell)
                                        .map(day -> day.atStartOfDay().toString())
                                        .orElse(cell));
    }

    /** A word of an enumeration, however people call it. */
    private static String word(SchemaView schema, String cell) {
        String wanted = Columns.bare(cell);
        return schema.words().stream()
                .map(JsonNode::asString)
                .filter(
                        one ->
                                one.equals(cell)
                                        || called(one, Texts.VIETNAMESE).equals(wanted)
                                        || called(one, Texts.ENGLISH).equals(wanted))
                .findFirst()
                .orElse(cell);
    }

    private static String called(String word, Locale locale) {
        return Columns.bare(SchemaView.word(word, locale));
    }

    private static Optional<Boolean> yes(String cell) {
        String said = Columns.bare(cell);
        for (Locale locale : List.of(Texts.VIETNAMESE, Texts.ENGLISH)) {
            if (said.equals(Columns.bare(said(YES, locale)))) {
                return Optional.of(true);
            }
            if (said.equals(Columns.bare(said(NO, locale)))) {
                return Optional.of(false);
            }
        }
        return switch (said) {
            case "x", "1", "true" -> Optional.of(true);
            case "0", "false", "-" -> Optional.of(false);
            default -> Optional.empty();
        };
    }

    private static String said(String key, Locale locale) {
        return Texts.render(Text.of(key), locale);
    }
}

package vn.liennganh.console.form;

import java.math.BigInteger;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import vn.liennganh.message.AttachmentRef;
import vn.liennganh.message.FieldError;
import vn.liennganh.message.Text;
import vn.liennganh.message.Texts;
import vn.liennganh.message.WireTime;

/** Draws the form of a body: its schema, what is filled in, and what is wrong with it. */
public final class Fields {

    /** Begins the names of all inputs. */
    public static final String PREFIX = "b";

    private static final String BODY = "/body";
    private static final String AMOUNT = "/amount";
    private static final DateTimeFormatter LOCAL =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss");

    private final SchemaView root;
    private final Locale locale;
    private final List<FieldError> errors;
    private final List<AttachmentRef> files;

    private Fields(
            SchemaView root, Locale locale, List<FieldError> errors, List<AttachmentRef> files) {
        this.root = root;
        this.locale = locale;
        this.errors = errors;
        this.files = files;
    }

    /** The form of a letter with which no files go. */
    public static Field form(
            JsonNode schema, ObjectNode body, List<FieldError> errors, Locale locale) {
        return form(schema, body, errors, List.of(), locale);
    }

    /**
     * @param schema complete in itself
     * @param errors found in the body; pointers begin with {@code /body}
     * @param files that go with the letter: a field that names one chooses among them
     */
    public static Field form(
            JsonNode schema,
            ObjectNode body,
            List<FieldError> errors,
            List<AttachmentRef> files,
            Locale locale) {
        SchemaView root = SchemaView.of(schema);
        return new Fields(root, locale, errors, List.copyOf(files)).field(root, "", body, true);
    }

    private Field field(SchemaView schema, String pointer, JsonNode value, boolean required) {
        Field.Kind kind = schema.kind();
        List<Field.Choice> choices = List.of();
        List<Field> parts = List.of();
        String shown = "";
        switch (kind) {
            case GROUP -> parts = group(schema, pointer, value);
            case LIST -> parts = rows(schema, pointer, value, required);
            case TICK -> choices = List.of(tick(schema, value));
            case CHOICE -> choices = choices(schema, value);
            case FILE -> {
                choices = files(pointer, value);
                shown = value.asString("");
            }
            case CHECKBOXES -> choices = choices(schema.items(), value);
            case MONEY -> shown = dotted(value.path("amount"));
            case MOMENT -> shown = local(value.asString(""));
            default -> shown = value.isValueNode() ? value.asString("") : "";
        }
        return new Field(
                pointer,
                schema.title(locale),
                kind,
                required,
                shown,
                choices,
                parts,
                schema.limit(),
                errors(pointer, kind));
    }

    private List<Field> group(SchemaView schema, String pointer, JsonNode value) {
        List<Field> parts = new ArrayList<>();
        for (SchemaView part : schema.properties()) {
            if (!part.fixed() || !schema.requires(part.name())) {
                parts.add(
                        field(
                                part,
                                pointer + "/" + part.name(),
                                value.path(part.name()),
                                schema.requires(part.name())));
            }
        }
        return parts;
    }

    private List<Field> rows(SchemaView schema, String pointer, JsonNode value, boolean required) {
        List<Field> rows = new ArrayList<>();
        int count = Math.max(value.size(), required ? schema.least() : 0);
        for (int i = 0; i < count; i++) {
            rows.add(field(schema.items(), pointer + "/" + i, value.path(i), true));
        }
        return rows;
    }

    private Field.Choice tick(SchemaView schema, JsonNode value) {
        return new Field.Choice(
                schema.fixedValue().asString(), schema.title(locale), !value.isMissingNode());
    }

    /**
     * Where one must be named and only one is there, it is that one. What a letter names and does
     * not have stays to be seen.
     */
    private List<Field.Choice> files(String pointer, JsonNode value) {
        String named = value.asString("");
        boolean only = named.isEmpty() && files.size() == 1 && demanded(pointer);
        List<Field.Choice> all = new ArrayList<>();
        for (AttachmentRef one : files) {
            String digest = one.sha256().hex();
            all.add(new Field.Choice(digest, one.name(), only || digest.equals(named)));
        }
        if (!named.isEmpty() && all.stream().noneMatch(Field.Choice::chosen)) {
            all.add(new Field.Choice(named, named, true));
        }
        return all;
    }

    /** Whether no letter of the kind goes without this field. */
    private boolean demanded(String pointer) {
        SchemaView here = root;
        for (String name : pointer.substring(1).split("/")) {
            if (!here.requires(name)) {
                return false;
            }
            here =
                    here.properties().stream()
                            .filter(one -> one.name().equals(name))
                            .findFirst()
                            .orElseThrow();
        }
        return true;
    }

    private List<Field.Choice> choices(SchemaView schema, JsonNode value) {
        List<Field.Choice> all = new ArrayList<>();
        for (JsonNode word : schema.words()) {
            boolean chosen = word.equals(value);
            for (JsonNode one : value) {
                chosen |= word.equals(one);
            }
            all.add(
                    new Field.Choice(
                            word.asString(), SchemaView.word(word.asString(), locale), chosen));
        }
        return all;
    }

    private List<String> errors(String pointer, Field.Kind kind) {
        return errors.stream()
                .filter(error -> concerns(error.pointer(), BODY + pointer, kind))
                .map(error -> Texts.render(error.text(), locale))
                .toList();
    }

    private static boolean concerns(String wrong, String here, Field.Kind kind) {
        return wrong.equals(here) || kind == Field.Kind.MONEY && wrong.startsWith(here + "/");
    }

    /** {@code 1119281615000} as {@code 1.119.281.615.000}. */
    static String dotted(JsonNode amount) {
        return amount.isIntegralNumber()
                ? String.format(Locale.GERMANY, "%,d", new BigInteger(amount.asString()))
                : amount.asString("");
    }

    private static String local(String moment) {
        if (moment.isEmpty()) {
            return "";
        }
        try {
            return LOCAL.format(OffsetDateTime.parse(moment).atZoneSameInstant(WireTime.ZONE));
        } catch (DateTimeParseException unreadable) {
            return moment;
        }
    }

    /** The errors, where a number could not be read said as its writer understands it. */
    public static List<FieldError> clear(ObjectNode body, List<FieldError> errors) {
        return errors.stream().map(one -> clear(body, one)).toList();
    }

    private static FieldError clear(ObjectNode body, FieldError error) {
        String pointer = error.pointer();
        if (!error.text().key().equals("regulation.schema.type")
                || !pointer.startsWith(BODY + "/")
                || !body.at(pointer.substring(BODY.length())).isString()) {
            return error;
        }
        if (pointer.endsWith(AMOUNT)) {
            String field = pointer.substring(0, pointer.length() - AMOUNT.length());
            return new FieldError(field, Text.of("form.not-an-amount"));
        }
        return switch (error.text().args().get(0)) {
            case "integer" -> new FieldError(pointer, Text.of("form.not-whole"));
            case "number" -> new FieldError(pointer, Text.of("form.not-a-number"));
            default -> error;
        };
    }

    /** What a form sent, as the body it stands for; see {@link BodyReader}. */
    public static ObjectNode body(JsonNode schema, Map<String, String[]> inputs) {
        return new BodyReader(inputs).read(SchemaView.of(schema));
    }
}

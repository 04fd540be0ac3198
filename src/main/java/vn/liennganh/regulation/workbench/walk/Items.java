package vn.liennganh.regulation.workbench.walk;

import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import vn.liennganh.regulation.rule.BodyPath;

/** Makes a body speak of these items and no others. */
final class Items {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private Items() {}

    /** One list entry of the sample for each item to be settled. */
    static ObjectNode settling(ObjectNode body, BodyPath field, List<String> items) {
        ObjectNode copy = body.deepCopy();
        List<String> names = field.names();
        int each = names.indexOf(BodyPath.EACH);
        if (each < 1) {
            Bodies.put(copy, names, like(field.all(copy), items.get(0)));
            return copy;
        }
        JsonNode list = new BodyPath(names.subList(0, each)).at(copy);
        if (list instanceof ArrayNode array && !array.isEmpty()) {
            JsonNode entry = array.get(0).deepCopy();
            List<JsonNode> old = field.all(copy);
            array.removeAll();
            for (String item : items) {
                JsonNode next = entry.deepCopy();
                if (each + 1 == names.size()) {
                    next = like(old, item);
                } else {
                    Bodies.put(next, names.subList(each + 1, names.size()), like(old, item));
                }
                array.add(next);
            }
        }
        return copy;
    }

    private static JsonNode like(List<JsonNode> examples, String item) {
        boolean number = !examples.isEmpty() && examples.get(0).isNumber();
        return number ? JSON.numberNode(Long.parseLong(item)) : JSON.stringNode(item);
    }
}

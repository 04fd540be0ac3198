package vn.liennganh.registry.position;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import vn.liennganh.desk.Heard;

/**
 * An asset as the latest decision names it.
 *
 * @param kind {@code land}, {@code vehicle}, {@code shares} or {@code other}
 * @param keys by which it is known again ({@link AssetKey})
 * @param details the fields of the decision, such as {@code parcelNumber}
 */
public record Asset(String kind, List<String> keys, Map<String, String> details) {

    public Asset {
        keys = List.copyOf(keys);
        details = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(details));
    }

    static Asset of(Heard heard) {
        JsonNode asset = heard.body().path("asset");
        String kind = asset.path("kind").asString("");
        Map<String, String> details = new LinkedHashMap<>();
        asset.path(kind)
                .properties()
                .forEach(
                        one ->
                                details.put(
                                        one.getKey(),
                                        one.getValue().isString()
                                                ? one.getValue().asString()
                                                : one.getValue().toString()));
        return new Asset(kind, AssetKey.of(heard.body()), details);
    }

    /** The same asset, known by the keys of both. */
    Asset and(Asset later) {
        List<String> all = new java.util.ArrayList<>(keys);
        later.keys.stream().filter(one -> !keys.contains(one)).forEach(all::add);
        return new Asset(later.kind, all, later.details);
    }
}

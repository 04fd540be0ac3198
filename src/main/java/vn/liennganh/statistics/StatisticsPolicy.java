package vn.liennganh.statistics;

import java.math.BigDecimal;
import java.nio.file.Path;
import vn.liennganh.statistics.figure.Decimals;
import vn.liennganh.yaml.YamlMap;
import vn.liennganh.yaml.YamlReader;

/**
 * How the office prints its reports: policy, no law.
 *
 * @param guard points by which a target in money may exceed that in cases before it is flagged
 */
public record StatisticsPolicy(Decimals decimals, BigDecimal guard) {

    /** Reads {@code statistics.yaml}; a wrong line is told with its number. */
    public static StatisticsPolicy read(Path file) {
        YamlMap yaml = YamlReader.read(file);
        YamlMap decimals = yaml.map("decimals");
        int least = decimals.integer("least");
        int most = decimals.integer("most");
        decimals.finish();
        int guard = yaml.integer("guard-points");
        if (guard < 0) {
            throw yaml.problem("guard-points", "0 or more");
        }
        yaml.finish();
        try {
            return new StatisticsPolicy(new Decimals(least, most), BigDecimal.valueOf(guard));
        } catch (IllegalArgumentException wrong) {
            throw decimals.problem(wrong.getMessage());
        }
    }
}

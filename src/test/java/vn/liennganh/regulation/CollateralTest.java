package vn.liennganh.regulation;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.liennganh.regulation.Story.AGENCY;
import static vn.liennganh.regulation.Story.BANK;
import static vn.liennganh.regulation.Story.to;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.Refusal;

/** What a bank is disposing of, which report ends that, and which measure stands in its way. */
class CollateralTest {

    private static final AgencyId REGISTRY = AgencyId.of("X99.71.001");
    private static final AgencyId DEPOSITORY = AgencyId.of("X99.74.001");
    private static final AgencyId EMPLOYER = AgencyId.of("X99.95.001");

    private static final Map<String, String> ASSETS = new LinkedHashMap<>();

    static {
        ASSETS.put(
                "land",
                "\"land\",\"land\":{\"parcelNumber\":\"7\",\"mapSheet\":\"3\",\"address\":\"A\","
                        + "\"certificateNumber\":\"CH 1\"}");
        ASSETS.put(
                "shares",
                "\"shares\",\"shares\":{\"company\":\"Sen\",\"enterpriseCode\":\"0101\"}");
        ASSETS.put("car", "\"vehicle\",\"vehicle\":{\"plate\":\"51A-123.45\"}");
        ASSETS.put(
                "boat",
                "\"other\",\"other\":{\"description\":\"B\",\"registrationNumber\":\"HS-7\"}");
    }

    private final Story notices = new Story();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            # noticed | the report names | what is still left alone
            land shares car boat | -      | -
            land shares car boat | shares | land car boat
            land shares car boat | land   | shares car boat
            land shares car boat | car    | land shares boat
            land shares car boat | boat   | land shares car
            land shares          | car    | land shares
            land shares          | other company | land shares
            land shares          | other without number | refused
            land shares          | words alone          | refused
            shares               | words alone          | refused
            """)
    void a_report_ends_what_it_names_and_all_only_where_it_names_nothing(
            String noticed, String reported, String left) {
        for (String asset : noticed.split(" ")) {
            assertThat(notice(ASSETS.get(asset))).isEmpty();
        }

        Optional<Refusal> refusal =
                notices.send(
                        "credit-recovery.bad-debt-result",
                        BANK,
                        to(AGENCY),
                        "collateral=" + named(reported));

        assertThat(refusal.isPresent()).isEqualTo(left.equals("refused"));
        if (refusal.isEmpty()) {
            assertThat(leftAlone()).isEqualTo(left.equals("-") ? "" : left);
        } else {
            assertThat(refusal.orElseThrow().errors().get(0).pointer())
                    .startsWith("/body/collateral");
            assertThat(leftAlone()).isEqualTo(noticed);
        }
    }

    /** A row is: what a notice names, what a later freeze names. */
    @ParameterizedTest
    @CsvSource({
        "FPT 1, FPT 1, refused",
        "FPT 1, VNM 1 + FPT 2, passed",
        "FPT 1, VNM 2 + FPT 1, refused",
        "FPT 1, FPT 2 + VNM 1 + SEN 3, passed",
        "FPT 1, FPT 2, passed"
    })
    void a_security_is_a_ticker_on_its_own_account(String noticed, String frozen, String comes) {
        String[] one = noticed.split(" ");
        assertThat(
                        notices.send(
                                "credit-recovery.bad-debt-notice",
                                AGENCY,
                                to(BANK),
                                "collateral={\"kind\":\"CK\",\"description\":\"CK\","
                                        + "\"holderOfPapers\":\"Sen\",\"securities\":"
                                        + security(one, "")
                                        + "}"))
                .isEmpty();
        String all =
                List.of(frozen.split(" \\+ ")).stream()
                        .map(it -> security(it.split(" "), "\"quantity\":5,"))
                        .collect(Collectors.joining(","));

        for (String type : List.of("order", "transfer-decision")) {
            Optional<Refusal> refusal =
                    new Story()
                            .among(List.of(notices))
                            .send(
                                    "securities-freeze." + type,
                                    AGENCY,
                                    to(DEPOSITORY),
                                    "securities=[" + all + "]");

            assertThat(refusal.isPresent() ? "refused" : "passed").as(type).isEqualTo(comes);
        }
    }

    /** A row is: in which order things happen, and what comes of the last. */
    @ParameterizedTest
    @CsvSource({
        "order notice minutes, passed",
        "order minutes notice minutes, passed",
        "notice order, refused",
        "notice urgent-minutes, refused"
    })
    void what_was_seized_before_the_notice_is_recorded_after_it(String told, String comes) {
        Story seizure = new Story().among(List.of(notices));
        Optional<Refusal> refusal = Optional.empty();
        for (String step : told.split(" ")) {
            assertThat(refusal).as(step).isEmpty();
            refusal =
                    switch (step) {
                        case "notice" -> notice(ASSETS.get("boat"));
                        case "minutes" -> seized(seizure, "seizure-minutes");
                        default -> seized(seizure, step);
                    };
        }

        assertThat(refusal.isPresent() ? "refused" : "passed").isEqualTo(comes);
    }

    private static Optional<Refusal> seized(Story story, String type) {
        return story.send(
                "temporary-seizure." + type,
                AGENCY,
                to(EMPLOYER),
                "items=[{\"name\":\"G\",\"kind\":\"G\",\"number\":\"hs7\",\"quantity\":\"1\"}]");
    }

    private Optional<Refusal> notice(String asset) {
        return notices.send(
                "credit-recovery.bad-debt-notice",
                AGENCY,
                to(BANK),
                debtor(),
                "collateral=" + collateral(asset));
    }

    private static String named(String reported) {
        return switch (reported) {
            case "-" -> "";
            case "other company" -> collateral(ASSETS.get("shares").replace("0101", "0202"));
            case "other without number" ->
                    collateral("\"other\",\"other\":{\"description\":\"B\"}");
            case "words alone" ->
                    "{\"kind\":\"CK\",\"description\":\"CK\",\"holderOfPapers\":\"Sen\"}";
            default -> collateral(ASSETS.get(reported));
        };
    }

    private static String collateral(String asset) {
        return "{\"kind\":\"TS\",\"description\":\"TS\",\"holderOfPapers\":\"Sen\",\"asset\":{\"kind\":"
                + asset
                + "}}";
    }

    /** The assets on which no measure is taken now. */
    private String leftAlone() {
        return ASSETS.entrySet().stream()
                .filter(
                        one ->
                                new Story()
                                        .among(List.of(notices))
                                        .send(
                                                "registration-suspension.order",
                                                AGENCY,
                                                to(REGISTRY),
                                                debtor(),
                                                "asset={\"kind\":" + one.getValue() + "}")
                                        .isPresent())
                .map(Map.Entry::getKey)
                .collect(Collectors.joining(" "));
    }

    private static String debtor() {
        return "debtor/identifiers=[{\"type\":\"personal-id\",\"value\":\"001085012345\"}]";
    }

    private static String security(String[] one, String more) {
        return "{\"ticker\":\"" + one[0] + "\"," + more + "\"account\":\"" + one[1] + "\"}";
    }
}

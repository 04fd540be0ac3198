package vn.liennganh.console.police;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.liennganh.console.police.PoliceForms.HUB;
import static vn.liennganh.console.police.PoliceForms.SKETCH;
import static vn.liennganh.console.police.PoliceForms.begun;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import vn.liennganh.scenario.CoercionCase;
import vn.liennganh.support.Visitor;
import vn.liennganh.support.Visitor.Answer;

/** Every form of the police becomes the message that it is meant to be, signed and accepted. */
class PoliceFormsTest {

    private static final Pattern VERSION = Pattern.compile("name=\"version\" value=\"(\\d+)\"");

    @ParameterizedTest
    @MethodSource("vn.liennganh.console.police.PoliceForms#all")
    void a_form_becomes_a_message_that_both_sign_and_the_hub_accepts(PoliceForms.Form form) {
        CoercionCase operation = begun();
        form.before().accept(operation);
        Visitor planner = Visitor.of(HUB, "officer@" + form.police());
        String page = "/lich-cuong-che/" + operation.exchange();
        Answer shown =
                planner.get(
                        form.type().matches("situation-notice|pause-request")
                                ? page + "/ngay-thuc-hien"
                                : page);
        assertThat(shown.text()).contains(page + "/" + form.name());
        Map<String, String> hidden = new LinkedHashMap<>();
        Matcher proposal =
                Pattern.compile("name=\"de-nghi\" value=\"([^\"]+)\"").matcher(shown.text());
        if (proposal.find()) {
            hidden.put("de-nghi", proposal.group(1));
        }
        Answer drafted =
                form.type().equals("protection-plan")
                        ? upload(planner, page, form)
                        : planner.form(page + "/" + form.name(), encoded(planner, form, hidden));
        assertThat(drafted.location()).startsWith("/cho-ky/");
        sealed(planner, form.police(), drafted.location());

        JsonNode seen = operation.seen("");
        JsonNode last = seen.path("history").path(seen.path("history").size() - 1);
        assertThat(last.path("type").asString()).isEqualTo("coercion-security." + form.type());
        assertThat(last.path("from").asString()).isEqualTo(form.police());
        form.then().accept(seen);
    }

    private static Answer upload(Visitor planner, String page, PoliceForms.Form form) {
        Map<String, String> values = new LinkedHashMap<>();
        form.values().forEach(one -> values.put(one.getKey(), one.getValue()));
        return planner.upload(
                page + "/" + form.name(), values, "so-do", "so-do.pdf", "application/pdf", SKETCH);
    }

    private static String encoded(
            Visitor planner, PoliceForms.Form form, Map<String, String> hidden) {
        hidden.put("_csrf", planner.token());
        return Stream.concat(form.values().stream(), hidden.entrySet().stream())
                .map(one -> one.getKey() + "=" + encoded(one.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encoded(String word) {
        return URLEncoder.encode(word, StandardCharsets.UTF_8);
    }

    /** The official signs, the clerk seals: the hub then has a message. */
    private static void sealed(Visitor official, String police, String letter) {
        assertThat(press(official, letter).location()).as("signed").isEqualTo(letter);
        Visitor clerk = Visitor.of(HUB, "clerk@" + police);
        Answer sent = press(clerk, letter);
        assertThat(sent.location()).as(sent.text()).startsWith("/hop-thu/").endsWith("?da-gui");
    }

    private static Answer press(Visitor visitor, String letter) {
        Answer sheet = visitor.visit(letter);
        assertThat(sheet.at().getPath()).as("nothing is missing").isEqualTo(letter);
        Matcher version = VERSION.matcher(sheet.text());
        assertThat(version.find()).isTrue();
        return visitor.post(letter + "/khoa-mem", Map.of("version", version.group(1)));
    }
}

package vn.liennganh.console;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ValueConstants;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.UriTemplate;
import vn.liennganh.console.access.Page;
import vn.liennganh.console.access.Section;
import vn.liennganh.scenario.RunningHub;

/** Every page and action of the consoles, as the running program serves them. */
final class PageMap {

    private static final int VARIABLES_MAX = 5;

    private PageMap() {}

    /**
     * One way to call one handler.
     *
     * @param pattern with its variables in braces
     */
    record Entry(
            String method,
            String pattern,
            HandlerMethod handler,
            Optional<Page> rule,
            boolean stream) {

        Section section() {
            return rule.orElseThrow().value();
        }

        boolean get() {
            return method.equals("GET");
        }

        boolean hasVariables() {
            return pattern.contains("{");
        }

        /** Whether it cannot be asked for without parameters. */
        boolean asksForMore() {
            return Arrays.stream(handler.getMethodParameters())
                    .filter(one -> one.getParameterType() != Optional.class)
                    .filter(one -> one.getParameterType() != Map.class)
                    .map(one -> one.getParameterAnnotation(RequestParam.class))
                    .anyMatch(
                            one ->
                                    one != null
                                            && one.required()
                                            && one.defaultValue()
                                                    .equals(ValueConstants.DEFAULT_NONE));
        }

        /** An address that nobody was given: fresh identifiers in place of variables. */
        String guessed() {
            return new UriTemplate(pattern).expand((Object[]) guesses()).getPath();
        }

        private static String[] guesses() {
            return Stream.generate(() -> UUID.randomUUID().toString())
                    .limit(VARIABLES_MAX)
                    .toArray(String[]::new);
        }

        @Override
        public String toString() {
            return method + " " + pattern;
        }
    }

    static List<Entry> of(RunningHub hub) {
        return hub
                .bean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
                .getHandlerMethods()
                .entrySet()
                .stream()
                .filter(one -> Gate.ours(one.getValue()))
                .flatMap(one -> entries(one).stream())
                .sorted((a, b) -> a.toString().compareTo(b.toString()))
                .toList();
    }

    private static List<Entry> entries(Map.Entry<RequestMappingInfo, HandlerMethod> one) {
        RequestMappingInfo mapping = one.getKey();
        Optional<Page> rule = Optional.ofNullable(one.getValue().getMethodAnnotation(Page.class));
        Set<String> methods =
                mapping.getMethodsCondition().getMethods().stream()
                        .map(RequestMethod::name)
                        .collect(Collectors.toCollection(TreeSet::new));
        if (methods.isEmpty()) {
            methods.add("GET");
        }
        boolean stream =
                mapping.getProducesCondition()
                        .getProducibleMediaTypes()
                        .contains(MediaType.TEXT_EVENT_STREAM);
        return mapping.getPatternValues().stream()
                .flatMap(
                        pattern ->
                                methods.stream()
                                        .map(
                                                method ->
                                                        new Entry(
                                                                method,
                                                                pattern,
                                                                one.getValue(),
                                                                rule,
                                                                stream)))
                .toList();
    }
}

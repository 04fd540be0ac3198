package vn.liennganh.console.access;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** The parts that this hub really has: a part without a first page is in nobody's menu. */
@Component
public class Sections {

    private final ObjectProvider<RequestMappingHandlerMapping> mappings;
    private volatile @Nullable Set<Section> there;

    Sections(
            @Qualifier("requestMappingHandlerMapping")
                    ObjectProvider<RequestMappingHandlerMapping> mappings) {
        this.mappings = mappings;
    }

    /** The parts that this person finds in the menu, in its order. */
    public List<Section> menu(Person person) {
        return Section.menu(person).stream().filter(there()::contains).toList();
    }

    private Set<Section> there() {
        Set<Section> known = there;
        if (known == null) {
            Set<String> paths =
                    mappings.getObject().getHandlerMethods().keySet().stream()
                            .flatMap(mapping -> mapping.getPatternValues().stream())
                            .collect(Collectors.toSet());
            known =
                    EnumSet.allOf(Section.class).stream()
                            .filter(one -> paths.contains(one.path()))
                            .collect(Collectors.toCollection(() -> EnumSet.noneOf(Section.class)));
            there = known;
        }
        return known;
    }
}

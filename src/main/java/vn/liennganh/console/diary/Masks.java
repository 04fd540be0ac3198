package vn.liennganh.console.diary;

import java.util.UUID;
import org.springframework.stereotype.Component;

/** What templates ask about hidden values, as {@code @masks}. */
@Component
public class Masks {

    Masks() {}

    /** Whether what stands there is hidden at first. */
    public boolean hides(String pointer) {
        return Masked.sensitive(pointer);
    }

    public Masked of(UUID message, String pointer, String value) {
        return Masked.of(message, pointer, value);
    }
}

package vn.liennganh.console.paper;

import java.util.HashMap;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import vn.liennganh.message.language.Words;

/** Prints the minutes of a check. */
@Component
public class CheckPaper {

    private final Paper paper;
    private final String publicUrl;

    CheckPaper(Paper paper, @Value("${hub.gateway.public-url}") String publicUrl) {
        this.paper = paper;
        this.publicUrl = publicUrl;
    }

    /**
     * The page.
     *
     * @param values what template {@code paper/check} shows
     * @param code under which it can be repeated
     */
    public byte[] print(Map<String, Object> values, String code, Words words) {
        Map<String, Object> all = new HashMap<>(values);
        all.put("address", publicUrl + "/v/" + code);
        all.put("qr", Qr.picture(publicUrl + "/v/" + code));
        return paper.print("paper/check", all, words.locale());
    }
}

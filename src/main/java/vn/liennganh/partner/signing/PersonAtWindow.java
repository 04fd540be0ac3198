package vn.liennganh.partner.signing;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import vn.liennganh.message.Text;
import vn.liennganh.message.Texts;

/** Shows in the agent's window what is to be signed, and asks; anything but a yes is a no. */
final class PersonAtWindow implements Person {

    private final Window window;
    private final Locale language;
    private final Clock clock;
    private final boolean unattended;

    /**
     * @param unattended for tests alone: nobody is asked, and the window says so each time
     */
    PersonAtWindow(Window window, Locale language, Clock clock, boolean unattended) {
        this.window = window;
        this.language = language;
        this.clock = clock;
        this.unattended = unattended;
    }

    @Override
    public boolean agrees(Question question) {
        new Shown(question, clock.instant()).lines().forEach(line -> window.show(say(line)));
        if (unattended) {
            window.show(say(Text.of("partner.agent-unattended-signed")));
            return true;
        }
        boolean agreed = asked(question);
        window.show(say(Text.of(agreed ? "partner.agent-signed" : "partner.agent-not-signed")));
        return agreed;
    }

    private boolean asked(Question question) {
        Optional<String> answer = ask();
        while (answer.isPresent() && means(answer.get(), "partner.agent-answer-view")) {
            Shown.whole(question.paper()).forEach(window::show);
            answer = ask();
        }
        return answer.isPresent() && means(answer.get(), "partner.agent-answer-yes");
    }

    private Optional<String> ask() {
        return window.ask(say(Text.of("partner.agent-question")));
    }

    private boolean means(String answer, String key) {
        String typed = answer.strip().toLowerCase(Locale.ROOT);
        return List.of(say(Text.of(key)).split(" ")).contains(typed);
    }

    private String say(Text text) {
        return Texts.render(text, language);
    }
}

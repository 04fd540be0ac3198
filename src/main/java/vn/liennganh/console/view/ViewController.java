package vn.liennganh.console.view;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.liennganh.console.access.Page;
import vn.liennganh.console.access.Section;
import vn.liennganh.console.form.Typed;
import vn.liennganh.console.signin.CurrentPerson;

/** Keeps a filter under a name and puts it away again; the lists show them. */
@Controller
class ViewController {

    private static final String NAME = "ten";

    private final CurrentPerson current;
    private final SavedViews views;

    ViewController(CurrentPerson current, SavedViews views) {
        this.current = current;
        this.views = views;
    }

    @PostMapping("/toi/khung-nhin")
    @Page(Section.OWN)
    String keep(@RequestParam Map<String, String> typed, RedirectAttributes next) {
        ViewedList list =
                ViewedList.of(typed.getOrDefault("danh-sach", ""))
                        .orElseThrow(() -> new ResponseStatusException(HttpStatus.BAD_REQUEST));
        Map<String, String> filter = list.filter(typed);
        String name = typed.getOrDefault(NAME, "");
        SavedViews.Kept kept = views.keep(current.required(), list, name, filter);
        if (kept != SavedViews.Kept.KEPT) {
            Typed.keep(
                    next,
                    kept == SavedViews.Kept.ENOUGH ? "khung-nhin-du" : "khung-nhin",
                    Map.of(NAME, List.of(name)));
        }
        return "redirect:" + list.link(ViewedList.query(filter));
    }

    @PostMapping("/toi/khung-nhin/{id}/bo")
    @Page(Section.OWN)
    String drop(@PathVariable UUID id) {
        return views.drop(current.required(), id)
                .map(list -> "redirect:" + list.link(""))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}

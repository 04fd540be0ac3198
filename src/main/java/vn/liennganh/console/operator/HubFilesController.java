package vn.liennganh.console.operator;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import vn.liennganh.console.access.Page;
import vn.liennganh.console.access.Section;
import vn.liennganh.message.Texts;
import vn.liennganh.message.language.Words;

/** What the hub was told to do, to be read; and a parcel for whoever helps from afar. */
@Controller
class HubFilesController {

    private final ConfigFiles files;
    private final Bundle bundle;
    private final Watch watch;
    private final Parts parts;

    HubFilesController(ConfigFiles files, Bundle bundle, Watch watch, Parts parts) {
        this.files = files;
        this.bundle = bundle;
        this.watch = watch;
        this.parts = parts;
    }

    /** A step of the way to a folder. */
    public record Crumb(String path, String name) {}

    @Page(Section.OPERATOR)
    @GetMapping("/van-hanh/cau-hinh")
    String folder(
            @RequestParam(name = "thu-muc", defaultValue = "routes") String path, Model model) {
        model.addAttribute("roots", files.roots());
        model.addAttribute("crumbs", crumbs(path));
        model.addAttribute("items", files.folder(path).orElseThrow(HubFilesController::unknown));
        return "console/operator/folder";
    }

    @Page(Section.OPERATOR)
    @GetMapping("/van-hanh/cau-hinh/tep")
    String file(@RequestParam(name = "ten") String path, Model model) {
        ConfigFiles.Text text = files.file(path).orElseThrow(HubFilesController::unknown);
        model.addAttribute("roots", files.roots());
        model.addAttribute("crumbs", crumbs(path));
        model.addAttribute("file", text);
        model.addAttribute("lines", text.text().split("\n", -1));
        return "console/operator/file";
    }

    @Page(Section.OPERATOR)
    @GetMapping("/van-hanh/chan-doan")
    String diagnosis(@ModelAttribute(name = "w", binding = false) Words w, Model model) {
        Watch.Seen seen = watch.look();
        Locale locale = w.locale();
        model.addAttribute("audit", seen.audit());
        model.addAttribute(
                "findings",
                seen.audit().findings().stream()
                        .map(one -> Texts.render(one.text(), locale))
                        .toList());
        model.addAttribute("head", seen.head());
        model.addAttribute("stamps", seen.stamps());
        model.addAttribute("stamped", seen.stamps().last().map(Times::second).orElse("–"));
        model.addAttribute("parts", parts.look());
        model.addAttribute("disk", parts.disk());
        return "console/operator/diagnosis";
    }

    @Page(Section.OPERATOR)
    @GetMapping("/van-hanh/chan-doan/goi.zip")
    void parcel(HttpServletResponse response) throws IOException {
        response.setContentType("application/zip");
        response.setHeader(
                "Content-Disposition",
                ContentDisposition.attachment()
                        .filename("lien-nganh-diagnosis.zip")
                        .build()
                        .toString());
        bundle.write(response.getOutputStream());
    }

    private static List<Crumb> crumbs(String path) {
        List<Crumb> crumbs = new ArrayList<>();
        StringBuilder so = new StringBuilder();
        for (String name : path.split("/")) {
            so.append(so.isEmpty() ? "" : "/").append(name);
            crumbs.add(new Crumb(so.toString(), name));
        }
        return crumbs;
    }

    private static ResponseStatusException unknown() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}

package vn.liennganh.console.police.feed;

import java.io.IOException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.YearMonth;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import vn.liennganh.console.access.Page;
import vn.liennganh.console.access.Section;
import vn.liennganh.console.signin.CurrentPerson;
import vn.liennganh.legaltime.LegalClock;
import vn.liennganh.message.language.Words;

/** The figures of a month by unit, on a page and as a workbook. */
@Controller
class MonthController {

    private static final String WORKBOOK =
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private final CurrentPerson current;
    private final MonthFigures figures;
    private final Clock clock;

    MonthController(CurrentPerson current, MonthFigures figures, Clock clock) {
        this.current = current;
        this.figures = figures;
        this.clock = clock;
    }

    @GetMapping("/lich-cuong-che/thong-ke-thang")
    @Page(Section.POLICE)
    String month(
            @RequestParam(name = "thang", defaultValue = "") String month,
            @ModelAttribute("w") Words words,
            Model model) {
        YearMonth wanted = wanted(month);
        model.addAttribute("month", wanted);
        model.addAttribute("before", wanted.minusMonths(1));
        model.addAttribute("after", wanted.plusMonths(1));
        model.addAttribute("figures", figures.of(current.required(), wanted, words));
        return "console/police/month";
    }

    @GetMapping("/lich-cuong-che/thong-ke-thang.xlsx")
    @Page(Section.POLICE)
    ResponseEntity<byte[]> workbook(
            @RequestParam(name = "thang", defaultValue = "") String month,
            @ModelAttribute("w") Words words)
            throws IOException {
        YearMonth wanted = wanted(month);
        byte[] bytes =
                MonthWorkbook.of(figures.of(current.required(), wanted, words), wanted, words);
        return ResponseEntity.ok()
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("bao-ve-cuong-che-" + wanted + ".xlsx")
                                .build()
                                .toString())
                .contentType(MediaType.parseMediaType(WORKBOOK))
                .body(bytes);
    }

    private YearMonth wanted(String month) {
        try {
            return YearMonth.parse(month);
        } catch (DateTimeException malformed) {
            return YearMonth.from(LegalClock.day(clock.instant()));
        }
    }
}

package vn.liennganh.console.operator;

import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import vn.liennganh.console.access.Page;
import vn.liennganh.console.access.Section;
import vn.liennganh.delivery.ParkingLot;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.language.Words;

/** How the hub stands, and what came to a stop on its way. */
@Controller
class HubBoardController {

    private final Boards boards;
    private final ParkingLot parkingLot;
    private final ParkedViews parked;

    HubBoardController(Boards boards, ParkingLot parkingLot, ParkedViews parked) {
        this.boards = boards;
        this.parkingLot = parkingLot;
        this.parked = parked;
    }

    @Page(Section.OPERATOR)
    @GetMapping("/van-hanh")
    String board(@ModelAttribute(name = "w", binding = false) Words w, Model model) {
        model.addAttribute("board", boards.look(w.locale()));
        return "console/operator/board";
    }

    @Page(Section.OPERATOR)
    @GetMapping("/van-hanh/hang-doi")
    String queue(
            @ModelAttribute(name = "w", binding = false) Words w,
            @RequestParam(name = "da-gui-lai") Optional<Integer> again,
            Model model) {
        model.addAttribute("groups", parked.groups(w.locale()));
        model.addAttribute("waiting", parked.waiting(w.locale()));
        model.addAttribute("again", again);
        return "console/operator/queue";
    }

    @Page(Section.OPERATOR)
    @PostMapping("/van-hanh/hang-doi/thu-lai")
    String retryOne(@RequestParam long number) {
        return done(parkingLot.retry(number) ? 1 : 0);
    }

    @Page(Section.OPERATOR)
    @PostMapping("/van-hanh/hang-doi/thu-lai-nhom")
    String retryGroup(@RequestParam String reason, @RequestParam String agency) {
        return done(parkingLot.retry(reason, agency(agency)));
    }

    private static String done(int count) {
        return "redirect:/van-hanh/hang-doi?da-gui-lai=" + count;
    }

    private static AgencyId agency(String text) {
        try {
            return AgencyId.of(text);
        } catch (IllegalArgumentException noAgency) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
    }
}

package vn.liennganh.console.operator.change;

import java.net.URI;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import vn.liennganh.console.amount.Days;
import vn.liennganh.directory.Agency;
import vn.liennganh.directory.Agency.Reach.Form;
import vn.liennganh.directory.Directory;
import vn.liennganh.directory.change.AgencyChanges;
import vn.liennganh.directory.registry.IdentifierScheme;
import vn.liennganh.directory.registry.Vocabulary;
import vn.liennganh.message.AgencyId;

/** What in a form cannot stay as it is, said by field and in the reader's words. */
@Component
class ChangeCheck {

    private static final int LENGTH_MAX = 200;
    private static final Pattern EMAIL = Pattern.compile("[^\\s@<>]+@[^\\s@<>]+");
    private static final Pattern PHONE = Pattern.compile("[0-9+() .-]{3,40}");

    private final AgencyChanges changes;
    private final Directory directory;

    ChangeCheck(AgencyChanges changes, Directory directory) {
        this.changes = changes;
        this.directory = directory;
    }

    /** An identifier of Decision 20/2020/QD-TTg, in either form; empty for anything else. */
    static Optional<AgencyId> identifier(String typed) {
        try {
            return Optional.of(AgencyId.normalised(typed))
                    .filter(id -> IdentifierScheme.of(id).isPresent());
        } catch (IllegalArgumentException noIdentifier) {
            return Optional.empty();
        }
    }

    /**
     * The fields, in the order of the form.
     *
     * @param agency as it is now; the last version of it where it is to end
     */
    List<String> wrong(ChangeKind kind, Optional<Agency> agency, ChangeForm form) {
        List<String> wrong = new ArrayList<>();
        if (kind == ChangeKind.ADD) {
            added(form, wrong);
        }
        if (kind == ChangeKind.ADD || kind == ChangeKind.REACH) {
            reached(form, wrong);
        }
        if (kind == ChangeKind.END) {
            ended(agency.orElseThrow(), form, wrong);
        }
        if (missing(form.reason())) {
            wrong.add("reason");
        }
        return wrong;
    }

    private void added(ChangeForm form, List<String> wrong) {
        Vocabulary words = changes.vocabulary();
        Optional<AgencyId> id = identifier(form.identifier());
        if (id.isEmpty()) {
            wrong.add("identifier");
        } else if (changes.taken(id.get())) {
            wrong.add("identifier-taken");
        } else if (!changes.within(id.get())) {
            wrong.add("identifier-range");
        }
        if (!words.kinds().containsKey(form.kind()) || form.kind().equals(EntryAct.HUB)) {
            wrong.add("kind");
        }
        if (missing(form.vi())) {
            wrong.add("vi");
        }
        if (missing(form.en())) {
            wrong.add("en");
        }
        if (missing(form.territory())) {
            wrong.add("territory");
        }
        if (stranger(form.parent())) {
            wrong.add("parent");
        }
        if (stranger(form.actsFor())) {
            wrong.add("actsFor");
        }
        if (Days.read(form.from()).filter(day -> !day.isBefore(directory.today())).isEmpty()) {
            wrong.add("from");
        }
        if (!words.groups().containsAll(form.groups())) {
            wrong.add("groups");
        }
    }

    private void reached(ChangeForm form, List<String> wrong) {
        if (!changes.vocabulary().channels().contains(form.channel())) {
            wrong.add("channel");
        }
        if (form.pushed() && !secure(form.url())) {
            wrong.add("url");
        }
        if (form.pushed() && !fits(form.channel(), form.sends())) {
            wrong.add("sends");
        }
        if (!form.email().isEmpty() && !EMAIL.matcher(form.email()).matches()) {
            wrong.add("email");
        }
        if (!form.phone().isEmpty() && !PHONE.matcher(form.phone()).matches()) {
            wrong.add("phone");
        }
    }

    private void ended(Agency agency, ChangeForm form, List<String> wrong) {
        LocalDate first = directory.today();
        Optional<LocalDate> last = Days.read(form.to()).filter(day -> !day.isBefore(first));
        if (last.isEmpty()) {
            wrong.add("to");
        } else if (last.get().isBefore(agency.validFrom())) {
            // The later version would begin all the same, as if nobody had ended anything.
            wrong.add(changes.versions(agency.id()).size() > 1 ? "to-later" : "to");
        }
        if (!form.successor().isEmpty()) {
            boolean there =
                    identifier(form.successor())
                            .filter(id -> !id.equals(agency.id()))
                            .flatMap(id -> directory.agencyOn(id, last.orElse(first).plusDays(1)))
                            .isPresent();
            if (!there) {
                wrong.add("successor");
            }
        }
    }

    private boolean stranger(String typed) {
        return !typed.isEmpty() && identifier(typed).flatMap(directory::agency).isEmpty();
    }

    private static boolean fits(String channel, String sends) {
        Set<Form> forms =
                channel.equals("soap")
                        ? Set.of(Form.SOAP_11, Form.SOAP_12)
                        : Set.of(Form.EVENT, Form.MESSAGE);
        return forms.stream().map(EntryAct::word).anyMatch(sends::equals);
    }

    private static boolean secure(String typed) {
        try {
            URI url = URI.create(typed);
            return "https".equals(url.getScheme())
                    && url.getHost() != null
                    && url.getRawUserInfo() == null
                    && url.getRawFragment() == null;
        } catch (IllegalArgumentException unreadable) {
            return false;
        }
    }

    private static boolean missing(String typed) {
        return typed.isEmpty() || typed.length() > LENGTH_MAX;
    }
}

package vn.liennganh.register;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import vn.liennganh.desk.Book;
import vn.liennganh.desk.Entry;
import vn.liennganh.desk.Heard;
import vn.liennganh.desk.Matter;
import vn.liennganh.desk.Standing;
import vn.liennganh.message.AgencyId;
import vn.liennganh.register.file.CaseFile;
import vn.liennganh.register.file.Rules;

/** Every case of every register: one matter for each case and register, whose part is the word. */
@Component
public class RegisterBook implements Book<CaseFile> {

    private static final String REGISTER = "register:";
    private static final String STATE = "state:";

    /** The mark of all files of a register. */
    public static String mark(Register register) {
        return REGISTER + register.word();
    }

    /** The mark of files of which some exchange is in that state. */
    public static String state(String word) {
        return STATE + word;
    }

    @Override
    public String name() {
        return "register";
    }

    @Override
    public int version() {
        return 3;
    }

    @Override
    public Class<CaseFile> type() {
        return CaseFile.class;
    }

    @Override
    public boolean concerns(String procedure) {
        return Arrays.stream(Register.values()).anyMatch(one -> one.rules().containsKey(procedure));
    }

    @Override
    public Set<Matter> opens(Heard opening) {
        Set<Matter> matters = new HashSet<>();
        for (Register one : Register.values()) {
            if (one.opens(opening)) {
                matters.add(new Matter(opening.from(), opening.caseNumber(), one.word()));
            }
        }
        return matters;
    }

    @Override
    public CaseFile empty(Matter matter) {
        return CaseFile.EMPTY;
    }

    /** The register is told by the message: each procedure is heard in one register alone. */
    @Override
    public CaseFile after(CaseFile before, Heard heard) {
        return rules(heard).map(one -> one.after(before, heard)).orElse(before);
    }

    private static Optional<Rules> rules(Heard heard) {
        String procedure = heard.envelope().type().procedure();
        return Arrays.stream(Register.values())
                .flatMap(one -> Optional.ofNullable(one.rules().get(procedure)).stream())
                .findFirst();
    }

    /** The register of a matter. */
    public static Register register(Matter matter) {
        return Register.of(matter.part()).orElseThrow();
    }

    /**
     * Whoever was told something; nobody as long as nothing but a plan of coercion is known, which
     * is no matter of a campaign.
     */
    @Override
    public Entry entry(Standing<CaseFile> standing) {
        CaseFile file = standing.content();
        Set<String> marks = new HashSet<>();
        marks.add(mark(register(standing.matter())));
        file.lanes().forEach(one -> marks.add(state(one.state())));
        if (file.lanes().isEmpty()) {
            return new Entry(Set.of(), marks);
        }
        Set<AgencyId> readers = new HashSet<>();
        readers.add(standing.matter().agency());
        Set<String> procedures = new HashSet<>();
        file.lanes().forEach(one -> procedures.add(one.procedure()));
        file.lines().stream()
                .filter(one -> procedures.contains(one.type().split("\\.", 2)[0]))
                .forEach(one -> readers.addAll(one.parties()));
        return new Entry(readers, marks);
    }
}

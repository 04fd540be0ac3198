package vn.liennganh.partner.cli;

import java.io.PrintWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import vn.liennganh.message.Text;
import vn.liennganh.message.Texts;
import vn.liennganh.partner.cli.desk.AssetsCommand;
import vn.liennganh.partner.cli.desk.CertificatesCommand;
import vn.liennganh.partner.cli.desk.ClarificationsCommand;
import vn.liennganh.partner.cli.desk.CoercionsCommand;
import vn.liennganh.partner.cli.desk.Counter;
import vn.liennganh.partner.cli.desk.CourtFilesCommand;
import vn.liennganh.partner.cli.desk.CreditCommand;
import vn.liennganh.partner.cli.desk.FreezesCommand;
import vn.liennganh.partner.cli.desk.GatheringCommand;
import vn.liennganh.partner.cli.desk.HostileCommand;
import vn.liennganh.partner.cli.desk.InmatesCommand;
import vn.liennganh.partner.cli.desk.RegistersCommand;
import vn.liennganh.partner.cli.desk.RoundsCommand;
import vn.liennganh.partner.cli.desk.ScorecardCommand;
import vn.liennganh.partner.cli.desk.StatisticsCommand;
import vn.liennganh.partner.cli.desk.SupervisionCommand;
import vn.liennganh.partner.client.HubClient;
import vn.liennganh.partner.client.Patience;
import vn.liennganh.partner.client.Signer;
import vn.liennganh.partner.client.mail.Outbox;
import vn.liennganh.partner.client.mail.Signed;
import vn.liennganh.partner.signing.SigningAgentCommand;
import vn.liennganh.partner.signing.Surroundings;

/** The verbs of a partner at the shell; exit codes as {@link ExitCode} names them. */
@Command(
        name = "partner",
        mixinStandardHelpOptions = true,
        subcommands = {
            EnrolCommand.class,
            SendCommand.class,
            InboxCommand.class,
            ShowCommand.class,
            ReplyCommand.class,
            AckCommand.class,
            VerifyCommand.class,
            WatchCommand.class,
            ExplainCommand.class,
            FreezesCommand.class,
            InmatesCommand.class,
            RoundsCommand.class,
            CertificatesCommand.class,
            ScenarioCommand.class,
            CoercionsCommand.class,
            CreditCommand.class,
            WebhookCommand.class,
            StatisticsCommand.class,
            EventsCommand.class,
            ListenCommand.class,
            TriggerCommand.class,
            HostileCommand.class,
            AssetsCommand.class,
            CourtFilesCommand.class,
            ClarificationsCommand.class,
            ScorecardCommand.class,
            SupervisionCommand.class,
            GatheringCommand.class,
            RegistersCommand.class,
            SigningAgentCommand.class
        })
public final class PartnerCommand implements Runnable, Counter, Surroundings {

    @Option(
            names = "--home",
            descriptionKey = "partner.home",
            scope = ScopeType.INHERIT,
            paramLabel = "DIR")
    private @Nullable Path home;

    @Option(
            names = "--hub",
            descriptionKey = "partner.hub",
            scope = ScopeType.INHERIT,
            paramLabel = "URL")
    private @Nullable URI hub;

    @Option(
            names = "--ca",
            descriptionKey = "partner.ca",
            scope = ScopeType.INHERIT,
            paramLabel = "FILE")
    private @Nullable Path ca;

    @Option(
            names = "--lang",
            descriptionKey = "partner.lang",
            scope = ScopeType.INHERIT,
            paramLabel = "vi|en")
    private @Nullable String language;

    @Option(names = "--json", descriptionKey = "partner.json", scope = ScopeType.INHERIT)
    private boolean json;

    @CommandLine.Spec private CommandLine.Model.@Nullable CommandSpec spec;

    private final PrintWriter out;
    private final PrintWriter err;
    private final Clock clock;

    PartnerCommand(PrintWriter out, PrintWriter err, Clock clock) {
        this.out = out;
        this.err = err;
        this.clock = clock;
    }

    /** Runs one command and ends the process with its exit code. */
    public static void main(String[] args) {
        PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        System.exit(run(out, err, Clock.systemDefaultZone(), args));
    }

    static int run(PrintWriter out, PrintWriter err, Clock clock, String... args) {
        PartnerCommand command = new PartnerCommand(out, err, clock);
        CommandLine line = new CommandLine(command);
        line.setResourceBundle(sentences(args));
        line.setOut(out).setErr(err);
        line.setExecutionExceptionHandler(new Failures(command));
        line.setUsageHelpAutoWidth(true);
        return line.execute(args);
    }

    /** Without a verb it explains itself. */
    @Override
    public void run() {
        throw new CommandLine.ParameterException(
                java.util.Objects.requireNonNull(spec).commandLine(),
                screen().text(Text.of("partner.no-verb")));
    }

    Screen screen() {
        return new Screen(out, err, locale(), json);
    }

    Optional<Path> ca() {
        return Optional.ofNullable(ca);
    }

    URI hubOf(AgencyHome agency) {
        return agency.hub(Optional.ofNullable(hub));
    }

    AgencyHome home() {
        Path directory =
                home != null ? home : Path.of(System.getProperty("user.home"), ".liennganh");
        return AgencyHome.open(directory, clock);
    }

    HubClient.Options options() {
        return new HubClient.Options(Optional.empty(), locale(), Patience.ofPerson());
    }

    Session session() {
        AgencyHome agency = home();
        return Session.open(agency, hubOf(agency), ca(), options());
    }

    @Override
    public HubClient hub() {
        return session().hub();
    }

    @Override
    public URI hubAt(Path folder) {
        return hubOf(AgencyHome.open(folder, clock));
    }

    @Override
    public void say(String key, Object... args) {
        screen().say(key, args);
    }

    @Override
    public void line(String line) {
        screen().line(line);
    }

    @Override
    public void result(JsonNode result) {
        screen().result(result);
    }

    @Override
    public String text(String key, Object... args) {
        return screen().text(Text.of(key, args));
    }

    @Override
    public ObjectNode object(Path file) {
        return Session.object(file);
    }

    @Override
    public void write(Path file, byte[] bytes) {
        Session.write(file, bytes);
    }

    @Override
    public Signed sign(UUID id, byte[] message) {
        Session session = session();
        Signed signed = new Signed(id, session.signer().sign(message));
        session.partner().outbox().keep(signed);
        return signed;
    }

    @Override
    public void send(Signed message) {
        new Dispatch(session(), screen()).send(message.id(), message.cms(), false);
    }

    @Override
    public Outbox outbox() {
        return session().partner().outbox();
    }

    @Override
    public RuntimeException unusable(String key, Object... args) {
        return new Unusable(key, args);
    }

    @Override
    public URI hubAddress() {
        return hubOf(home());
    }

    @Override
    public Signer signerOfHome() {
        return home().signer();
    }

    @Override
    public Clock clock() {
        return clock;
    }

    @Override
    public Locale language() {
        return locale();
    }

    @Override
    public PrintWriter out() {
        return out;
    }

    private Locale locale() {
        return "en".equals(language) ? Texts.ENGLISH : Texts.VIETNAMESE;
    }

    private static ResourceBundle sentences(String... args) {
        String all = " " + String.join(" ", args) + " ";
        boolean english = all.contains(" --lang en ") || all.contains(" --lang=en ");
        return ResourceBundle.getBundle(
                "text/partner",
                english ? Texts.ENGLISH : Texts.VIETNAMESE,
                ResourceBundle.Control.getNoFallbackControl(
                        ResourceBundle.Control.FORMAT_PROPERTIES));
    }
}

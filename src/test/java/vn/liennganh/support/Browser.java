package vn.liennganh.support;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.SameSiteAttribute;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.liennganh.scenario.RunningHub;

/**
 * A real Chromium without a window. The machine has to have one (Debian's package {@code
 * chromium}); nothing is downloaded. Where there is none, tests with the tag {@value #TAG} are
 * skipped and say so, unless {@code -Dbrowser=required}. One test process shares one browser; every
 * page has cookies of its own.
 */
public final class Browser {

    /** The tag of tests that need one. */
    public static final String TAG = "browser";

    /** Where the design is judged: an office PC. */
    public static final int WIDTH = 1280;

    public static final int HEIGHT = 800;

    /** How long an assertion waits for what is to come, on a machine with other work to do. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final List<String> PLACES =
            List.of(
                    "/usr/bin/chromium",
                    "/usr/bin/chromium-browser",
                    "/usr/bin/google-chrome",
                    "/opt/google/chrome/chrome",
                    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
                    "C:/Program Files/Google/Chrome/Application/chrome.exe");

    private static final Logger LOG = LoggerFactory.getLogger(Browser.class);

    private static Browser shared;

    /** A class that is skipped before its first test stands nowhere in the reports. */
    private static boolean told;

    private final com.microsoft.playwright.Browser browser;

    private Browser(Path program) {
        // How quick the machine is, no page answers for: what is awaited ends as soon as it is
        // there.
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE.toMillis());
        Playwright playwright =
                Playwright.create(
                        new Playwright.CreateOptions()
                                .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser =
                playwright
                        .chromium()
                        .launch(
                                new BrowserType.LaunchOptions()
                                        .setExecutablePath(program)
                                        .setArgs(
                                                List.of(
                                                        "--no-sandbox",
                                                        "--disable-gpu",
                                                        // A service worker is fetched by the
                                                        // browser itself,
                                                        // which asks no context whether it minds
                                                        // the key.
                                                        "--ignore-certificate-errors",
                                                        "--disable-dev-shm-usage",
                                                        "--disable-background-networking",
                                                        "--disable-component-update",
                                                        "--disable-sync",
                                                        "--no-first-run")));
        Runtime.getRuntime().addShutdownHook(new Thread(playwright::close));
    }

    /** The one of this process; skips the calling test or class where the machine has none. */
    public static synchronized Browser shared() {
        if (shared == null) {
            Optional<Path> program = program();
            boolean required = "required".equals(System.getProperty("browser"));
            if (program.isEmpty() && required) {
                throw new AssertionError("Chromium is required here. " + howToGetOne());
            }
            if (program.isEmpty() && !told) {
                told = true;
                LOG.warn("TESTS IN A BROWSER ARE SKIPPED: {}", howToGetOne());
            }
            Assumptions.assumeTrue(program.isPresent(), () -> "Skipped: " + howToGetOne());
            shared = new Browser(program.get());
        }
        return shared;
    }

    private static String howToGetOne() {
        return "no Chromium on this machine (Debian: apt-get install chromium;"
                + " elsewhere set the environment variable CHROMIUM to its program)";
    }

    private static Optional<Path> program() {
        return Stream.concat(Stream.ofNullable(System.getenv("CHROMIUM")), PLACES.stream())
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** A page on which nobody is signed in. */
    public Page stranger(RunningHub hub) {
        return context(hub).newPage();
    }

    /** A page on which a user of {@code users.txt} is signed in already. */
    public Page page(RunningHub hub, String user) {
        return page(hub, Visitor.of(hub, user));
    }

    /** A page that goes on with the session of a visitor. */
    public Page page(RunningHub hub, Visitor visitor) {
        BrowserContext context = context(hub);
        context.addCookies(
                visitor.cookies().entrySet().stream()
                        .map(
                                one ->
                                        new Cookie(one.getKey(), one.getValue())
                                                .setUrl(hub.url().toString())
                                                .setSecure(true)
                                                .setHttpOnly(true)
                                                .setSameSite(SameSiteAttribute.LAX))
                        .toList());
        return context.newPage();
    }

    /** Closes every page that is open, whoever opened it: tests in a browser run one by one. */
    public void closeAll() {
        List.copyOf(browser.contexts()).forEach(BrowserContext::close);
    }

    private BrowserContext context(RunningHub hub) {
        return browser.newContext(
                new com.microsoft.playwright.Browser.NewContextOptions()
                        .setBaseURL(hub.url().toString())
                        .setIgnoreHTTPSErrors(true)
                        .setLocale("vi-VN")
                        .setTimezoneId("Asia/Ho_Chi_Minh")
                        .setViewportSize(WIDTH, HEIGHT));
    }
}

package io.quarkiverse.libvirt.test;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.stream.Stream;

import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** The machine's own headless Chromium, in front of the Dev UI, whose components have a tree of their own each. */
final class DevUiBrowser implements AutoCloseable {

    private static final String[] BROWSERS = { "chromium", "chromium-browser", "google-chrome" };
    private static final Path SCREENSHOTS = Path.of("target");

    /** All elements of a page, those within components included. */
    private static final String ALL = """
            const all = [];
            const walk = node => {
                for (const child of node.children) {
                    all.push(child);
                    if (child.shadowRoot) {
                        walk(child.shadowRoot);
                    }
                    walk(child);
                }
            };
            walk(document.body);
            """;

    private final ChromeDriver driver;

    private DevUiBrowser(ChromeDriver driver) {
        this.driver = driver;
    }

    static DevUiBrowser open(Path profile) {
        LoggingPreferences logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        ChromeOptions options = new ChromeOptions()
                .setBinary(find(BROWSERS))
                .addArguments("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
                        "--disable-background-networking", "--disable-component-update", "--disable-sync",
                        "--disable-dev-shm-usage", "--user-data-dir=" + profile);
        options.setCapability(ChromeOptions.LOGGING_PREFS, logs);
        // With both paths given, Selenium doesn't look for a browser or a driver to download.
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(find("chromedriver"))
                .build();
        ChromeDriver driver = new ChromeDriver(service, options);
        driver.manage().timeouts().pageLoadTimeout(Duration.ofSeconds(60));
        driver.executeCdpCommand("Emulation.setDeviceMetricsOverride",
                Map.of("width", 1280, "height", 640, "deviceScaleFactor", 1, "mobile", false));
        return new DevUiBrowser(driver);
    }

    void show(String url) {
        driver.get(url);
    }

    String title() {
        return driver.getTitle();
    }

    /** What can be read in the first component with this tag, empty if there is none yet. */
    String text(String tag) {
        return (String) driver.executeScript(ALL + """
                const found = all.find(element => element.localName === arguments[0]);
                return found?.shadowRoot ? [...found.shadowRoot.children].map(child => child.innerText).join('\\n') : '';
                """, tag);
    }

    /** The links of the extensions' cards, with their labels. */
    @SuppressWarnings("unchecked")
    List<String> links() {
        return (List<String>) driver.executeScript(ALL + """
                return all.filter(element => element.localName === 'qwc-extension-link')
                        .map(element => [...element.shadowRoot.children].map(child => child.innerText.trim()).join(' ').trim());
                """);
    }

    /** How many elements the page has that a CSS selector means. */
    long count(String selector) {
        return (Long) driver.executeScript(ALL + "return all.filter(element => element.matches(arguments[0])).length;",
                selector);
    }

    /**
     * Clicks on the first element that shows this text and nothing more.
     *
     * @param tag of that element
     * @return whether there was one
     */
    boolean click(String tag, String text) {
        return (Boolean) driver.executeScript(
                ALL + """
                        const found = all.find(element => element.localName === arguments[0] && element.innerText?.trim() === arguments[1]);
                        found?.click();
                        return found !== undefined;
                        """,
                tag, text);
    }

    /** Types into the first text field, in place of what is there. */
    void type(String text) {
        WebElement field = (WebElement) driver.executeScript(
                ALL + "return all.find(element => element.localName === 'vaadin-text-field').querySelector('input');");
        field.sendKeys(Keys.chord(Keys.CONTROL, "a"), Keys.DELETE, text);
    }

    /**
     * What the page complained of on its console, but for what is elsewhere, as the extension's icon: there may be no way
     * there.
     */
    List<String> errors() {
        return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                .filter(entry -> entry.getLevel().intValue() >= Level.SEVERE.intValue())
                .map(LogEntry::getMessage)
                .filter(message -> !message.startsWith("https://"))
                .toList();
    }

    void screenshot(String name) throws IOException {
        Files.write(SCREENSHOTS.resolve(name), driver.getScreenshotAs(OutputType.BYTES));
    }

    @Override
    public void close() {
        driver.quit();
    }

    private static File find(String... names) {
        List<String> path = List.of(System.getenv("PATH").split(File.pathSeparator));
        return Stream.of(names)
                .flatMap(name -> path.stream().map(folder -> new File(folder, name)))
                .filter(File::canExecute)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("None of " + List.of(names) + " on the PATH: apt-get install"
                        + " chromium chromium-driver"));
    }
}

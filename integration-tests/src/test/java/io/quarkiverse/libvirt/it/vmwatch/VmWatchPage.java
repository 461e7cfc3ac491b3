package io.quarkiverse.libvirt.it.vmwatch;

import java.time.Duration;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import org.awaitility.Awaitility;
import org.openqa.selenium.By;
import org.openqa.selenium.JavascriptExecutor;
import org.openqa.selenium.SearchContext;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebDriver;
import org.openqa.selenium.WebElement;

/** vm-watch's page, as somebody in front of it sees it. */
final class VmWatchPage {

    private final WebDriver driver;

    VmWatchPage(WebDriver driver) {
        this.driver = driver;
    }

    void waitFor(Predicate<VmWatchPage> condition) {
        Awaitility.await().atMost(Duration.ofSeconds(20)).pollInterval(Duration.ofMillis(50))
                .ignoreExceptionsMatching(
                        e -> e instanceof StaleElementReferenceException || e instanceof NoSuchElementException)
                .until(() -> condition.test(this));
    }

    String title() {
        return driver.getTitle();
    }

    /** Whether the page itself is up to date. */
    String liveness() {
        return driver.findElement(By.id("page")).getText();
    }

    List<String> connections() {
        return texts(driver, ".host h2");
    }

    /** The state of a connection, as a word. */
    String connection(String name) {
        return host(name).findElement(By.className("pill")).getText();
    }

    /** Why a connection is away, and when it is tried again; empty while it is open. */
    String problem(String connection) {
        return host(connection).findElement(By.className("away")).getText();
    }

    List<String> domains(String connection) {
        return texts(host(connection), ".name");
    }

    String state(String connection, String domain) {
        return row(connection, domain).findElement(By.className("state")).getText();
    }

    List<String> enabledButtons(String connection, String domain) {
        return row(connection, domain).findElements(By.cssSelector("button:enabled")).stream().map(WebElement::getText)
                .toList();
    }

    void click(String connection, String domain, String button) {
        row(connection, domain).findElements(By.tagName("button")).stream()
                .filter(b -> b.getText().equals(button)).findFirst().orElseThrow()
                .click();
    }

    /** The events on the page, the latest first: domain, event, detail, connection; "synthetic" for one that was found out. */
    List<String> events() {
        return driver.findElements(By.cssSelector("#events li")).stream()
                .map(line -> texts(line, "span").stream().filter(text -> !text.isEmpty()).collect(Collectors.joining(" ")))
                .toList();
    }

    String latestEvent() {
        return events().stream().findFirst().orElse("");
    }

    boolean scrollsSideways() {
        return (boolean) ((JavascriptExecutor) driver)
                .executeScript("return document.documentElement.scrollWidth > document.documentElement.clientWidth");
    }

    private WebElement host(String connection) {
        return driver.findElements(By.className("host")).stream()
                .filter(host -> texts(host, "h2").contains(connection)).findFirst().orElseThrow();
    }

    private WebElement row(String connection, String domain) {
        return host(connection).findElements(By.cssSelector("tbody tr")).stream()
                .filter(row -> texts(row, ".name").contains(domain)).findFirst().orElseThrow();
    }

    private static List<String> texts(SearchContext in, String css) {
        return in.findElements(By.cssSelector(css)).stream().map(WebElement::getText).toList();
    }
}

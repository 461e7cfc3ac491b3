package io.quarkiverse.libvirt.it.vmwatch;

import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;

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
                .ignoreException(StaleElementReferenceException.class)
                .until(() -> condition.test(this));
    }

    String connection() {
        return driver.findElement(By.id("connection")).getText();
    }

    List<String> domains() {
        return texts(driver, "#domains .name");
    }

    String state(String domain) {
        return row(domain).findElement(By.className("state")).getText();
    }

    List<String> enabledButtons(String domain) {
        return row(domain).findElements(By.cssSelector("button:enabled")).stream().map(WebElement::getText).toList();
    }

    void click(String domain, String button) {
        row(domain).findElements(By.tagName("button")).stream()
                .filter(b -> b.getText().equals(button)).findFirst().orElseThrow()
                .click();
    }

    /** The events on the page, the latest first: domain, event, detail. */
    List<String> events() {
        return driver.findElements(By.cssSelector("#events li")).stream()
                .map(line -> String.join(" ", texts(line, "span")))
                .toList();
    }

    String latestEvent() {
        return events().stream().findFirst().orElse("");
    }

    boolean scrollsSideways() {
        return (boolean) ((JavascriptExecutor) driver)
                .executeScript("return document.documentElement.scrollWidth > document.documentElement.clientWidth");
    }

    private WebElement row(String domain) {
        return driver.findElements(By.cssSelector("#domains tr")).stream()
                .filter(row -> texts(row, ".name").contains(domain)).findFirst().orElseThrow();
    }

    private static List<String> texts(SearchContext in, String css) {
        return in.findElements(By.cssSelector(css)).stream().map(WebElement::getText).toList();
    }
}

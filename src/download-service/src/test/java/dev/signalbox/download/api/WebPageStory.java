package dev.signalbox.download.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.download.api.http.ApiKeys;
import dev.signalbox.download.job.CallbackSpec;
import dev.signalbox.download.job.JobId;
import dev.signalbox.download.job.JobSpec;
import dev.signalbox.download.job.JobStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page for operators in a real browser. */
class WebPageStory {
    private static final String HOSTILE = "<img src=x onerror=\"document.title='owned'\">";
    /** The relative luminances of WCAG 2.2, of each text against what is painted behind it. */
    private static final String LOWEST_CONTRAST = """
            (() => {
              const rgb = (c) => c.match(/[\\d.]+/g).map(Number);
              const light = (c) => rgb(c).slice(0, 3).map((v) => v / 255)
                .map((v) => v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
                .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
              const behind = (e) => { for (; e; e = e.parentElement) {
                const c = getComputedStyle(e).backgroundColor; if ((rgb(c)[3] ?? 1) > 0) return c; } return "rgb(255, 255, 255)"; };
              const texts = [...document.querySelectorAll("body *")].filter((e) => e.offsetParent && !e.disabled
                && [...e.childNodes].some((n) => n.nodeType === 3 && n.data.trim()));
              return Math.min(...texts.map((e) => { const a = light(getComputedStyle(e).color), b = light(behind(e));
                return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05); }));
            })()""";

    /** To be looked at by people. */
    private static final Path PICTURES = Path.of("target", "page");

    @TempDir Path folder;

    private ApiFixture api = new ApiFixture(ApiSettings.defaults());
    private Browser browser;

    @BeforeEach
    void open() throws IOException {
        browser = new Browser(folder.resolve("profile"));
    }

    @AfterEach
    void close() {
        browser.close();
        api.close();
    }

    private JobId put(JobStatus status, String aggregation) {
        var id = JobId.random();
        api.store.jobs.add(ScriptedStore.job(id, JobSpec.of("http://a.example/" + HOSTILE + "x".repeat(300),
                aggregation,
                new CallbackSpec("http://cb.example", "", "", "", "")), status));
        return id;
    }

    private void fill() {
        for (var status : JobStatus.values()) {
            put(status, HOSTILE);
        }
        api.post("/download", ApiFixture.GOOD);
        api.store.publish("processor", "host-1-a", Map.of("alive", 1L, HOSTILE, 3L), Duration.ofSeconds(10));
        browser.open(api.uri("/"));
    }

    @Test
    void showsWhatThereIsAndRunsNothingOfStrangers() throws Exception {
        fill();
        browser.await("document.querySelectorAll('#job-rows tr').length === 9");
        assertThat(browser.js("document.title").asText()).isEqualTo("Download service");
        assertThat(browser.js("document.querySelectorAll('main img').length").asInt()).isZero();
        assertThat(browser.js("document.querySelector('#aggregation-rows').innerText").asText()).contains("a.example");
        assertThat(browser.js("document.querySelector('#statistics').innerText").asText()).contains(HOSTILE);
        assertThat(browser.js("document.querySelector('#instances-missing').innerText").asText())
                .contains("No notifier is live");
        assertThat(browser.js("performance.getEntriesByType('resource').filter((r) => !r.name.startsWith("
                + "location.origin)).length").asInt()).isZero();
    }

    @Test
    void isLegibleInLightAndDarkAndOnANarrowScreen() throws Exception {
        fill();
        browser.await("document.querySelectorAll('#job-rows tr').length === 9");
        Files.createDirectories(PICTURES);
        for (var scheme : List.of("light", "dark")) {
            for (var width : List.of(320, 1280)) {
                browser.look(width, scheme);
                // Buttons change their colour in 120 ms.
                Thread.sleep(400);
                assertThat(browser.js("document.documentElement.scrollWidth").asInt()).isLessThanOrEqualTo(width);
                assertThat(browser.js(LOWEST_CONTRAST).asDouble()).as(scheme).isGreaterThanOrEqualTo(4.5);
                browser.picture(PICTURES.resolve(scheme + width + ".png"));
            }
        }
        assertThat(browser.js("[...document.querySelectorAll('table')].every((t) => t.caption)").asBoolean()).isTrue();
        assertThat(browser.js("[...document.querySelectorAll('select, input')].every((i) => i.labels.length)")
                .asBoolean()).isTrue();
    }

    @Test
    void cancelsByKeyboardAndKeepsTheFocusWhileItRefreshes() throws Exception {
        var id = put(JobStatus.PENDING, "a");
        browser.open(api.uri("/"));
        browser.await("document.querySelector('#job-rows button')");
        browser.js("document.querySelector('#job-rows button').focus()");
        browser.js("document.dispatchEvent(new Event('visibilitychange'))");
        Thread.sleep(500);
        assertThat(browser.js("document.activeElement.ariaLabel").asText()).isEqualTo("Cancel, job " + id);
        browser.press("Enter");
        browser.await("document.querySelector('#confirm').open");
        assertThat(browser.js("document.activeElement.value").asText()).isEqualTo("keep");
        browser.press("Tab");
        browser.press("Enter");
        browser.await("document.querySelector('#announcement').innerText.includes('is canceled')");
        browser.await("document.querySelector('#job-rows').innerText.includes('Canceled')");
        assertThat(api.store.jobs.getFirst().status()).isEqualTo(JobStatus.CANCELED);
    }

    @Test
    void filtersAndTurnsPages() throws Exception {
        for (var n = 0; n < 30; n++) {
            put(n == 0 ? JobStatus.DONE : JobStatus.PENDING, "a");
        }
        browser.open(api.uri("/"));
        browser.await("document.querySelectorAll('#job-rows tr').length === 25");
        browser.js("document.querySelector('#next').click()");
        browser.await("document.querySelectorAll('#job-rows tr').length === 5");
        assertThat(browser.js("document.querySelector('#page').innerText").asText()).isEqualTo("Page 2");
        browser.js(
                "(s => { s.value = 'done'; s.dispatchEvent(new Event('change')); })(document.querySelector('#status'))");
        browser.await("document.querySelectorAll('#job-rows tr').length === 1");
        browser.js(
                "(s => { s.value = 'failed'; s.dispatchEvent(new Event('change')); })(document.querySelector('#status'))");
        browser.await("!document.querySelector('#jobs-empty').hidden");
    }

    @Test
    void asksForAKeyAndKeepsItForThisTabOnly() throws Exception {
        api.close();
        api = new ApiFixture(new ApiSettings(Optional.empty(), List.of(ApiKeys.Key.of("ops", "s3cret")), 1_000, Set
                .of(),
                0, ApiSettings.DEFAULT_KEEP_CANCELED, Set.of()));
        browser.open(api.uri("/"));
        browser.await("!document.querySelector('#key-form').hidden");
        browser.js("(k => { k.value = 's3cret'; k.form.requestSubmit(); })(document.querySelector('#key'))");
        browser.await("document.querySelector('#freshness').innerText.startsWith('Refreshed')");
        assertThat(browser.js("localStorage.length + document.cookie.length").asInt()).isZero();
        assertThat(browser.js("document.querySelector('#key-form').hidden").asBoolean()).isTrue();
    }

    @Test
    void saysThatItIsStaleAndKeepsTheLastRows() throws Exception {
        put(JobStatus.PENDING, "a");
        browser.open(api.uri("/"));
        browser.await("document.querySelectorAll('#job-rows tr').length === 1");
        api.store.away = true;
        browser.js("document.dispatchEvent(new Event('visibilitychange'))");
        browser.await("document.querySelector('#problem').innerText.startsWith('Not refreshed since')");
        assertThat(browser.js("document.querySelectorAll('#job-rows tr').length").asInt()).isEqualTo(1);
    }
}

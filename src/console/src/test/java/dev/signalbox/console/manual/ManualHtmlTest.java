package dev.signalbox.console.manual;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.console.app.manual.HtmlPages;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** {@code packaging/manual} is what {@code src/manual} says. */
class ManualHtmlTest {
    private static final String RENEW = ": run packaging/renew-manual.sh and commit packaging/manual";
    private static final Pattern ADDRESS = Pattern.compile("(?:href|src|srcset)=\"([^\"]*)\"");

    private final Map<String, String> pages = new HtmlPages(Sources.manual(), p -> Files.exists(Sources.BOOK.resolve(
            p))).all();

    @Test
    void isAsNewAsItsSource() throws Exception {
        assertThat(pages).allSatisfy((name, html) -> assertThat(Sources.BOOK.resolve(name)).as(
                "packaging/manual/%s is missing" + RENEW, name).exists());
        List<String> old = pages.entrySet().stream().filter(p -> !Sources.text(Sources.BOOK.resolve(p.getKey())).equals(
                p.getValue())).map(Map.Entry::getKey).toList();
        assertThat(old).as("pages in packaging/manual that are older than src/manual" + RENEW).isEmpty();
        assertThat(Sources.files(Sources.BOOK, ".html")).extracting(f -> f.getFileName().toString()).as(
                "pages in packaging/manual that no source has" + RENEW).containsExactlyInAnyOrderElementsOf(pages
                        .keySet());
        assertThat(Sources.text(Sources.BOOK.resolve("manual.css"))).as("manual.css is older than its source" + RENEW)
                .isEqualTo(Sources.text(Sources.ROOT.resolve("src/console/src/main/resources/manual/manual.css")));
    }

    @Test
    void needsNothingButItsFolderAndLeadsNowhereElse() {
        var wrong = new TreeMap<String, String>();
        pages.forEach((name, html) -> ADDRESS.matcher(html).results().map(m -> m.group(1)).forEach(address -> {
            if (!leads(name, address)) {
                wrong.put(name, address);
            }
        }));
        assertThat(wrong).isEmpty();
        assertThat(pages.values()).noneMatch(html -> html.contains("<script") || html.contains("@import"));
        assertThat(pages.values()).allMatch(html -> html.indexOf("href=\"#-page\"") < html.indexOf("<nav") && html
                .contains(
                        "<main id=\"-page\""));
        assertThat(pages.get("start.html")).contains("<a href=\"start.html\" aria-current=\"page\">");
        assertThat(pages.get("overview.html")).contains("srcset=\"pictures/overview-dark.png\"");
    }

    private boolean leads(String page, String address) {
        String[] parts = address.split("#", 2);
        if (address.startsWith("https://")) {
            return true;
        }
        String to = parts[0].isEmpty() ? page : parts[0];
        boolean there = pages.containsKey(to) || Files.exists(Sources.BOOK.resolve(to));
        return there && (parts.length == 1 || !pages.containsKey(to) || pages.get(to).contains("id=\"" + parts[1]
                + "\""));
    }
}

package dev.signalbox.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The tokens in signalbox.css, in both themes, are readable: 4.5 to 1 for text, 3 to 1 for what carries meaning otherwise. */
class ThemeContrastTest {
    private static final Pattern TOKEN = Pattern.compile("-sb-([a-z0-9-]+): #([0-9a-f]{6});");
    private static final List<String> STATES = List.of("running", "waiting", "succeeded", "caught", "failed", "aborted",
            "attention",
            "starting");

    @ParameterizedTest
    @ValueSource(strings = {"light", "dark"})
    void textIsReadable(String theme) throws Exception {
        Map<String, Integer> tokens = tokens(theme);
        for (String text : List.of("text-1", "text-2", "text-3", "link")) {
            assertThat(contrast(tokens, text, "surface")).as(text).isGreaterThanOrEqualTo(4.5);
        }
        for (String ground : List.of("sunken", "hover", "running-tint", "attention-tint", "failed-tint",
                "succeeded-tint")) {
            assertThat(contrast(tokens, "link", ground)).as("link on " + ground).isGreaterThanOrEqualTo(4.5);
            assertThat(contrast(tokens, "text-1", ground)).as("text on " + ground).isGreaterThanOrEqualTo(4.5);
        }
        assertThat(contrast(tokens, "text-1", "selected")).isGreaterThanOrEqualTo(4.5);
        assertThat(contrast(tokens, "text-2", "sidebar")).isGreaterThanOrEqualTo(4.5);
        assertThat(contrast(tokens, "text-3", "sunken")).isGreaterThanOrEqualTo(4.5);
        assertThat(contrast(tokens, "on-accent", "accent")).isGreaterThanOrEqualTo(4.5);
    }

    @ParameterizedTest
    @ValueSource(strings = {"light", "dark"})
    void stateWordsAreReadableOnSurfaceOwnTintAndSelectedRow(String theme) throws Exception {
        Map<String, Integer> tokens = tokens(theme);
        for (String state : STATES) {
            for (String ground : List.of("surface", state + "-tint", "selected", "row-hover")) {
                assertThat(contrast(tokens, state, ground)).as(state + " on " + ground).isGreaterThanOrEqualTo(4.5);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"light", "dark"})
    void environmentNamesAreReadableAndBordersCanBeSeen(String theme) throws Exception {
        Map<String, Integer> tokens = tokens(theme);
        for (String kind : List.of("local", "prod", "test", "staging", "dev", "pink", "purple", "dark-blue",
                "light-blue", "teal", "green", "yellow", "orange", "red")) {
            assertThat(contrast(0xFFFFFF, tokens.get("env-" + kind))).as(kind).isGreaterThanOrEqualTo(4.5);
            assertThat(contrast(tokens, "env-" + kind, "surface")).as(kind + " band").isGreaterThanOrEqualTo(3);
        }
        assertThat(contrast(tokens, "border-strong", "surface")).isGreaterThanOrEqualTo(3);
        assertThat(contrast(tokens, "focus", "surface")).isGreaterThanOrEqualTo(3);
    }

    private static Map<String, Integer> tokens(String theme) throws Exception {
        String css = Files.readString(Path.of("../../fxml/signalbox.css"));
        int start = css.indexOf("tokens, " + theme);
        int end = css.indexOf("/* ----", start);
        Map<String, Integer> tokens = new HashMap<>();
        Matcher token = TOKEN.matcher(css.substring(start, end));
        while (token.find()) {
            tokens.put(token.group(1), Integer.parseInt(token.group(2), 16));
        }
        assertThat(tokens).hasSizeGreaterThan(30);
        return tokens;
    }

    private static double contrast(Map<String, Integer> tokens, String one, String other) {
        return contrast(tokens.get(one), tokens.get(other));
    }

    private static double contrast(int one, int other) {
        double a = luminance(one) + 0.05;
        double b = luminance(other) + 0.05;
        return Math.max(a, b) / Math.min(a, b);
    }

    private static double luminance(int rgb) {
        return 0.2126 * linear(rgb >> 16 & 255) + 0.7152 * linear(rgb >> 8 & 255) + 0.0722 * linear(rgb & 255);
    }

    private static double linear(int channel) {
        double c = channel / 255.0;
        return c <= 0.03928 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4);
    }
}

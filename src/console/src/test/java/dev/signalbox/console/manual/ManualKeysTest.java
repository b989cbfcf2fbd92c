package dev.signalbox.console.manual;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.console.fx.keys.Shortcut;
import dev.signalbox.console.model.manual.ManualPage;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javafx.scene.input.KeyCombination;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The page of keys says what the console's own list of keys says. */
class ManualKeysTest {
    private static final Pattern ROW = Pattern.compile("(?m)^\\| ([^|]+) \\|");

    @ParameterizedTest
    @EnumSource(Shortcut.Section.class)
    void namesEveryKeyAndNoOther(Shortcut.Section section) {
        Set<String> named = named(section.title());
        assertThat(section.shortcuts()).allSatisfy(s -> assertThat(shown(s)).as("keys.md, below " + section.title()
                + ", names none of the keys for: " + s.words()).anyMatch(named::contains));
        assertThat(named).as("keys.md, below " + section.title() + ", names keys that there are not").isSubsetOf(section
                .shortcuts().stream().flatMap(s -> shown(s).stream()).collect(Collectors.toSet()));
    }

    @Test
    void hasTheSectionsOfTheSheet() {
        assertThat(Sources.manual().page("keys").orElseThrow().sections()).extracting(ManualPage.Section::title)
                .containsAll(Arrays.stream(Shortcut.Section.values()).map(Shortcut.Section::title).toList());
    }

    private static List<String> shown(Shortcut shortcut) {
        return shortcut.keys().stream().map(k -> k.toLowerCase(Locale.ROOT)).toList();
    }

    private static Set<String> named(String section) {
        String source = Sources.text(Sources.PAGES.resolve("keys.md"));
        assertThat(source).as("keys.md").contains("\n## " + section + "\n");
        String below = source.split("\n## " + section + "\n")[1].split("\n## ")[0];
        return ROW.matcher(below).results().map(m -> m.group(1)).filter(c -> !c.equals("Key") && !c.startsWith("---"))
                .flatMap(c -> Arrays.stream(c.split(", "))).map(ManualKeysTest::asShown).collect(Collectors.toSet());
    }

    private static String asShown(String key) {
        boolean character = key.length() == 1 && !Character.isLetterOrDigit(key.charAt(0));
        return (character ? key : KeyCombination.valueOf(key).getDisplayText()).toLowerCase(Locale.ROOT);
    }
}

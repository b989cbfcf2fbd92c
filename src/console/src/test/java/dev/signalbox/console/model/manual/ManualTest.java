package dev.signalbox.console.model.manual;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ManualTest {
    private static final Map<String, String> FILES = Map.of("contents.md", """
            # All of it

            - [Start](start.md)
            - Screens
              - [Files](files.md)
              - [Moving](files.md#move-a-file)
            """, "start.md", "# Start\n", "files.md", """
            # Files

            What is *there*: `a` and **b**.

            ## Move a file

            | Key | Does |
            |---|---|
            | F1 | helps |

            ## Move a file

            Again.
            """, "draft.md", "# Not named\n");

    private final Manual manual = Manual.read(name -> Optional.ofNullable(FILES.get(name)));

    @Test
    void readsThePagesThatTheContentsNameInTheirOrder() {
        assertThat(manual.pages()).extracting(ManualPage::title).containsExactly("All of it", "Start", "Files");
        assertThat(manual.contents()).extracting(Contents::title).containsExactly("Start", "Screens");
        assertThat(manual.contents().get(1).place()).isEmpty();
        assertThat(manual.contents().get(1).below()).extracting(Contents::place).containsExactly(Optional.of(ManualPlace
                .of("files")), Optional.of(ManualPlace.parse("files#move-a-file")));
    }

    @Test
    void givesEachHeadingAnAnchorOfItsOwnAndTheWordsBelowIt() {
        var files = manual.page("files").orElseThrow();

        assertThat(files.sections()).extracting(ManualPage.Section::anchor).containsExactly("files", "move-a-file",
                "move-a-file-1");
        assertThat(files.sections()).extracting(ManualPage.Section::text).containsExactly("What is there: a and b.",
                "Key Does\nF1 helps", "Again.");
    }

    @Test
    void knowsWhichPlacesThereAre() {
        assertThat(manual.has(ManualPlace.parse("files#move-a-file"))).isTrue();
        assertThat(manual.has(ManualPlace.of("draft"))).isFalse();
        assertThat(manual.has(ManualPlace.parse("files#moves"))).isFalse();
    }

    @Test
    void tellsPagesAddressesAndFilesApart() {
        assertThat(ManualLink.of("files.md#a", "start")).isEqualTo(new ManualLink.ToPage(ManualPlace.parse("files#a")));
        assertThat(ManualLink.of("#a", "start")).isEqualTo(new ManualLink.ToPage(ManualPlace.parse("start#a")));
        assertThat(ManualLink.of("https://a.b/c.md", "start")).isEqualTo(new ManualLink.ToWeb("https://a.b/c.md"));
        assertThat(ManualLink.of("../../LICENSE", "start")).isEqualTo(new ManualLink.ToFile("../../LICENSE"));
    }
}

package dev.signalbox.console.model.manual;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ManualSearchTest {
    private static final Map<String, String> FILES = Map.of("contents.md",
            "# All\n\n- [Files](files.md)\n- [Batch](batch.md)\n", "files.md",
            """
                    # Files

                    Files lie in buckets. A job may write one.

                    ## Move a file

                    `arn:aws:s3:::a-bucket-with-a-long-name/a/b/prenothing/and/on.csv` is one. Choose it and press **Move**; the old one is deleted once the new one is there, whole and unchanged, as its checksum says.
                    Nothing else is touched.
                    """,
            "batch.md", """
                    # Batch

                    Jobs wait in queues.

                    ## A job is stuck in RUNNABLE

                    The compute environment has no room. Jobs wait until it has.
                    """);

    private final ManualSearch search = new ManualSearch(Manual.read(name -> Optional.ofNullable(FILES.get(name))));

    @Test
    void findsSectionsThatHaveAllWordsAndPutsTitlesFirst() {
        assertThat(sections("job")).containsExactly("A job is stuck in RUNNABLE", "Files", "Batch");
        assertThat(sections("runnable stuck")).containsExactly("A job is stuck in RUNNABLE");
        assertThat(sections("job bucket")).containsExactly("Files");
        assertThat(sections("zebra job")).isEmpty();
        assertThat(sections("  ,. ")).isEmpty();
    }

    @Test
    void leadsToTheSectionAndShowsTheWordsAroundWhatWasFound() {
        Hit hit = search.find("CHECKSUM").getFirst();

        assertThat(hit.place()).isEqualTo(ManualPlace.parse("files#move-a-file"));
        assertThat(hit.page()).isEqualTo("Files");
        assertThat(hit.context()).startsWith("… ").contains("as its checksum says.").doesNotContain("\n");
        assertThat(search.find("batch").getFirst().place()).isEqualTo(ManualPlace.of("batch"));
    }

    @Test
    void showsTheWordItselfWhateverStandsBeforeIt() {
        assertThat(search.find("csv").getFirst().context()).contains("csv");
        assertThat(search.find("nothing").getFirst().context()).contains("Nothing else").doesNotContain("prenothing");
    }

    private List<String> sections(String query) {
        return search.find(query).stream().map(Hit::section).toList();
    }
}

package dev.signalbox.console.gateway.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.signalbox.console.gateway.GatewayException;
import dev.signalbox.console.model.ExecutionDetails;
import dev.signalbox.console.model.ExecutionDetails.Qualifier;
import dev.signalbox.console.model.ExecutionId;
import dev.signalbox.console.model.ExecutionStatus;
import dev.signalbox.console.model.ExecutionSummary;
import dev.signalbox.console.model.Histories;
import dev.signalbox.console.model.HistoryEvent;
import dev.signalbox.console.model.Redrivability;
import dev.signalbox.console.model.TextFilter;
import dev.signalbox.console.model.archive.ArchiveQuery;
import dev.signalbox.console.model.archive.Retention;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteArchiveTest {
    private static final Instant START = Instant.parse("2026-11-20T10:00:00Z");

    @TempDir Path folder;
    private Path file = Path.of("");
    private SqliteArchive archive = new SqliteArchive(file);

    @BeforeEach
    void open() {
        file = folder.resolve("a").resolve("archive.db");
        archive = new SqliteArchive(file);
    }

    @AfterEach
    void close() {
        archive.close();
    }

    private static ExecutionSummary summary(String name, ExecutionStatus status, Instant started) {
        return new ExecutionSummary(new ExecutionId("arn:aws:states:local-1:000000000000:execution:orders:" + name),
                status, started, status.isOver() ? Optional.of(started.plusSeconds(9)) : Optional.empty());
    }

    private static ExecutionDetails details(String name, ExecutionStatus status, String input, String output) {
        return new ExecutionDetails(summary(name, status, START),
                "arn:aws:states:local-1:000000000000:stateMachine:orders",
                input, Optional.of(output), Optional.empty(), Optional.empty(), new Redrivability(0, Optional.empty(),
                        Optional.empty()), Optional.empty(), Optional.empty(), Qualifier.NONE);
    }

    private List<String> found(String words) throws GatewayException {
        return archive.find(new ArchiveQuery(TextFilter.of(words), Optional.empty(), 100)).stream().map(k -> k.summary()
                .id().name()).toList();
    }

    @Test
    void nobodyElseMayReadTheFiles() throws Exception {
        assumeTrue(folder.getFileSystem().supportedFileAttributeViews().contains("posix"));
        archive.saw(List.of(summary("one", ExecutionStatus.RUNNING, START)));
        assertPrivate();
        archive.close();
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--")); // as older versions left it
        archive = new SqliteArchive(file);
        archive.saw(List.of(summary("two", ExecutionStatus.RUNNING, START)));
        assertPrivate();
    }

    private void assertPrivate() throws IOException {
        try (var files = Files.list(file.getParent())) {
            assertThat(files).hasSizeGreaterThan(1).allSatisfy(f -> assertThat(PosixFilePermissions.toString(Files
                    .getPosixFilePermissions(f))).isEqualTo("rw-------"));
        }
    }

    @Test
    void findsByAnyTextOfInputAndOutputAlsoNegated() throws Exception {
        archive.keep(details("one", ExecutionStatus.SUCCEEDED, "{\"order\":\"NSTDO-2381\"}", "{\"files\":3}"));
        archive.keep(details("two", ExecutionStatus.FAILED, "{\"order\":\"NSTDO-2382\"}", "{\"n\":\"Zürich\"}"));
        archive.saw(List.of(summary("three", ExecutionStatus.RUNNING, START.plusSeconds(60))));

        assertThat(found("nstdo-2381")).containsExactly("one");
        assertThat(found("STDO-238")).containsExactlyInAnyOrder("one", "two");
        assertThat(found("zürich")).containsExactly("two");
        assertThat(found("nstdo -zürich")).containsExactly("one");
        assertThat(found("nstdo failed")).containsExactly("two");
        assertThat(found("")).startsWith("three").hasSize(3);
        assertThat(found("orders -nstdo")).containsExactly("three");
        assertThat(found("3}")).containsExactly("one");
        assertThat(found("a\"b' OR 1=1")).isEmpty();
    }

    @Test
    void noSecretGetsIntoTheFile() throws Exception {
        archive.keep(details("one", ExecutionStatus.SUCCEEDED, """
                {"TaskToken":"AQC-1","url":"https://x/cb?secret=0123456789abcdef&x=1",
                 "inner":"{\\"token\\":\\"AQC-2\\",\\"id\\":\\"kept-7\\"}",
                 "link":"https://b/k?X-Amz-Signature=cafe1234&X-Amz-Date=1"}""", "[{\"password\":\"AQC-3\"}]"));
        archive.close();

        String bytes = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        assertThat(bytes).doesNotContain("AQC-", "0123456789abcdef", "cafe1234").contains("kept-7");
    }

    @Test
    void keepsWhatAwsHasForgottenOverARestart() throws Exception {
        archive.keep(details("one", ExecutionStatus.SUCCEEDED, "{\"a\":1}", "{\"b\":2}"));
        archive.gone(details("one", ExecutionStatus.SUCCEEDED, "", "").summary().id());
        archive.close();
        archive = new SqliteArchive(file);

        var kept = archive.find(ArchiveQuery.newest());
        assertThat(kept).hasSize(1);
        assertThat(kept.getFirst().gone()).isTrue();
        var details = archive.details(kept.getFirst().summary().id()).orElseThrow();
        assertThat(details.kept()).isTrue();
        assertThat(details.input()).isEqualTo("{\"a\":1}");
        assertThat(details.output()).contains("{\"b\":2}");
        assertThat(archive.undescribed()).isEmpty();
    }

    @Test
    void keepsEventsAndDefinitionsWithoutSecretsOverARestart() throws Exception {
        ExecutionId one = summary("one", ExecutionStatus.FAILED, START).id();
        ExecutionId two = summary("two", ExecutionStatus.FAILED, START).id();
        String definition = "{\"StartAt\":\"A\",\"States\":{\"A\":{\"Type\":\"Pass\",\"End\":true}}}";
        var events = new Histories().started().waits("Ask").then("TaskTimedOut", "error", "States.Timeout").then(
                "ExecutionFailed", "cause", "see https://x/cb?secret=0123456789abcdef").events();
        archive.keep(one, Optional.of(definition), events); // nobody has seen it yet
        assertThat(archive.history(one)).isEmpty();
        archive.saw(List.of(summary("one", ExecutionStatus.FAILED, START), summary("two", ExecutionStatus.FAILED,
                START)));
        archive.keep(one, Optional.of(definition), events);
        archive.keep(two, Optional.of(definition), events.subList(0, 3));
        archive.keep(two, Optional.empty(), events);
        archive.close();
        archive = new SqliteArchive(file);

        assertThat(archive.history(one)).hasSameSizeAs(events).extracting(HistoryEvent::type).contains("TaskTimedOut");
        assertThat(archive.history(two)).extracting(HistoryEvent::previousId).isEqualTo(events.stream().map(
                HistoryEvent::previousId).toList());
        assertThat(archive.history(one).getFirst()).isEqualTo(events.getFirst());
        assertThat(archive.history(one).toString() + archive.history(one).stream().map(HistoryEvent::details).toList())
                .contains("secret=hidden").doesNotContain("AQC-very-secret", "0123456789abcdef");
        assertThat(archive.definition(two)).contains(definition);

        archive.retain(Retention.USUAL, START.plus(Duration.ofDays(9_999)));
        assertThat(archive.history(one)).isEmpty();
        assertThat(archive.definition(two)).isEmpty();
    }

    @Test
    void whatIsLongInAHugeHistoryIsLeftOutAndSaysSo() throws Exception {
        var long1 = "\"" + "x".repeat(1 << 20) + "\"";
        var history = new Histories().started();
        for (int i = 0; i < 20; i++) {
            history.then("PassStateEntered", "name", "P" + i, "input", long1);
        }
        var kept = HistoryCodec.decoded(HistoryCodec.encoded(history.events()));
        assertThat(kept).hasSize(21);
        assertThat(kept.get(1).detail("input")).contains(long1);
        assertThat(kept.getLast().detail("input")).contains("\"not kept: 1048578 characters\"");
        assertThat(kept.getLast().detail("name")).contains("P19");
    }

    @Test
    void anArchiveOfAnEarlierVersionGoesOn() throws Exception {
        archive.keep(details("one", ExecutionStatus.SUCCEEDED, "{}", "{}"));
        archive.close();
        try (var db = java.sql.DriverManager.getConnection("jdbc:sqlite:" + file); var change = db.createStatement()) {
            change.execute("ALTER TABLE execution DROP COLUMN kept");
            change.execute("DROP TABLE history");
            change.execute("DROP TABLE definition");
        }
        archive = new SqliteArchive(file);
        ExecutionId one = summary("one", ExecutionStatus.SUCCEEDED, START).id();
        assertThat(archive.details(one).orElseThrow().keptSince()).contains(START);
        assertThat(archive.history(one)).isEmpty();
    }

    @Test
    void asksForTheNewestFirstAndAgainWhenTheStatusChanged() throws Exception {
        archive.saw(List.of(summary("old", ExecutionStatus.SUCCEEDED, START), summary("new", ExecutionStatus.RUNNING,
                START.plusSeconds(5))));
        assertThat(archive.undescribed().orElseThrow().name()).isEqualTo("new");
        archive.keep(details("new", ExecutionStatus.RUNNING, "{}", "{}"));
        assertThat(archive.undescribed().orElseThrow().name()).isEqualTo("old");
        archive.saw(List.of(summary("new", ExecutionStatus.FAILED, START.plusSeconds(5))));
        archive.keep(details("old", ExecutionStatus.SUCCEEDED, "{}", "{}"));
        assertThat(archive.undescribed().orElseThrow().name()).isEqualTo("new");
    }

    @Test
    void removesWhatIsOlderOrMoreThanWanted() throws Exception {
        archive.saw(List.of(summary("ancient", ExecutionStatus.SUCCEEDED, START.minus(Duration.ofDays(200)))));
        String large = "x".repeat(20_000);
        for (int i : IntStream.range(0, 40).toArray()) {
            archive.saw(List.of(summary("e" + i, ExecutionStatus.SUCCEEDED, START.plusSeconds(i))));
            archive.keep(new ExecutionDetails(summary("e" + i, ExecutionStatus.SUCCEEDED, START.plusSeconds(i)), "m",
                    "{\"v\":\"" + large + i + "\"}", Optional.empty(), Optional.empty(), Optional.empty(),
                    new Redrivability(0, Optional.empty(), Optional.empty()), Optional.empty(), Optional.empty(),
                    Qualifier.NONE));
        }
        archive.retain(Retention.USUAL, START);
        assertThat(archive.state().executions()).isEqualTo(40);
        long before = archive.state().bytes();

        archive.retain(new Retention(180, before / 2), START);

        assertThat(archive.state().bytes()).isLessThanOrEqualTo(before / 2);
        assertThat(found("")).startsWith("e39").doesNotContain("e0");
        assertThat(found("x0")).isEmpty();
    }

    @Test
    void aBrokenFileFailsInWordsAndCanBeCleared() throws Exception {
        Files.createDirectories(file.getParent());
        Files.writeString(file, "this is no database ".repeat(100));

        assertThatThrownBy(() -> archive.find(ArchiveQuery.newest())).isInstanceOf(GatewayException.class)
                .hasMessageContaining("archive.db");
        assertThat(Files.readString(file)).startsWith("this is no database");
        archive.clear();
        archive.saw(List.of(summary("one", ExecutionStatus.RUNNING, START)));
        assertThat(found("one")).containsExactly("one");
    }
}

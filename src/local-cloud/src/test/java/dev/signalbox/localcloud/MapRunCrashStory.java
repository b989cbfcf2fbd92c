package dev.signalbox.localcloud;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A Map Run is killed in the middle, with its process, and goes on. */
final class MapRunCrashStory {
    private static final int ITEMS = 4000;
    private static final int BEFORE_KILL = 700;

    @TempDir Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"STANDARD", "EXPRESS"})
    void goesOnWhereKill9EndedIt(String type) throws Exception {
        var said = killed(type);
        int done = Integer.parseInt(said.getLast());

        try (var cloud = new MapRunFixture(folder)) {
            var execution = said.getFirst();
            StepFunctionsContractTest.await(() -> cloud.run(execution).itemCounts().total() == ITEMS);
            assertThat(cloud.run(execution).itemCounts().succeeded()).isGreaterThanOrEqualTo(done);
            var output = cloud.output(execution);
            var manifest = cloud.object(output.at("/ResultWriterDetails/Key").textValue());
            var results = cloud.object(manifest.at("/ResultFiles/SUCCEEDED/0/Key").textValue());
            assertThat(results.findValuesAsText("Output")).isEqualTo(IntStream.range(0, ITEMS).mapToObj(i -> "{\"n\":\""
                    + i + "\"}").toList());
            assertThat(new HashSet<>(results.findValuesAsText("ExecutionArn"))).hasSize(ITEMS);
            assertThat(cloud.history(execution)).containsOnlyOnce("MapRunStarted");
        }
    }

    private List<String> killed(String type) throws IOException, InterruptedException {
        var said = Files.createTempFile("said", ".txt");
        var process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
                System.getProperty("java.class.path"), "-XX:TieredStopAtLevel=1", Program.class.getName(), folder
                        .toString(), type).redirectOutput(said.toFile()).redirectError(new File(said + ".err")).start();
        try {
            long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(90);
            while (done(whole(said)) < BEFORE_KILL) {
                assertThat(process.isAlive()).as(Files.readString(Path.of(said + ".err"))).isTrue();
                assertThat(System.nanoTime()).as("took too long").isLessThan(deadline);
                process.waitFor(20, TimeUnit.MILLISECONDS);
            }
        } finally {
            process.destroyForcibly().waitFor();
        }
        return whole(said);
    }

    private static int done(List<String> lines) {
        return lines.size() < 2 ? 0 : Integer.parseInt(lines.getLast());
    }

    private static List<String> whole(Path file) throws IOException {
        var text = Files.readString(file);
        return text.substring(0, text.lastIndexOf('\n') + 1).lines().filter(l -> l.matches("arn:.*|\\d+")).toList();
    }

    /** Starts a Map Run, says the execution's ARN, and then again and again how many items are done. */
    static final class Program {
        public static void main(String[] arguments) {
            try (var cloud = new MapRunFixture(Path.of(arguments[0]))) {
                cloud.put("rows.csv", IntStream.range(0, ITEMS).mapToObj(Integer::toString).collect(Collectors.joining(
                        "\n", "n\n", "\n")));
                var execution = cloud.start(arguments[1], "'MaxConcurrency':20,'ItemReader':{'Resource':"
                        + "'arn:aws:states:::s3:getObject','ReaderConfig':{'InputType':'CSV','CSVHeaderLocation':"
                        + "'FIRST_ROW'},'Parameters':{'Bucket':'input','Key':'rows.csv'}},'ResultWriter':{'Resource':"
                        + "'arn:aws:states:::s3:putObject','Parameters':{'Bucket':'input','Prefix':'out'}},",
                        "'I':{'Type':'Pass','End':true}", "{}");
                System.out.println(execution);
                StepFunctionsContractTest.await(() -> !cloud.runs(execution).isEmpty());
                while (true) {
                    System.out.println(cloud.run(execution).itemCounts().succeeded());
                }
            }
        }
    }
}

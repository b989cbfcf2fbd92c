package dev.signalbox.lambda.csvbatch;

import static dev.signalbox.lambda.csvbatch.BatchRun.HEADER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.lambda.TestCloud;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The defects of the original system (source systems 5.8), each with what became of it. */
class CsvBatchDefectsTest {
    private static final String OUTPUT = "run-1/output/completed/";
    private static final String NUMBERS = ",0.5,1.5,2.5,3.5,4.5,5.5\n";

    @TempDir Path folder;
    private TestCloud cloud;
    private BatchRun run;

    @BeforeEach
    void start() {
        cloud = new TestCloud(folder);
        run = new BatchRun(cloud, ",", 4);
    }

    @AfterEach
    void stop() {
        run.close();
        cloud.close();
    }

    private static String uuid(int number) {
        return String.valueOf(100_000_000 + number);
    }

    private static String row(int number) {
        return uuid(number) + ",Peru,Snacks,Online,C,1/1/14,South,1/2/14";
    }

    private String output(String... rows) throws IOException {
        run.upload("input/x.csv", HEADER + String.join("\r\n", rows) + "\r\n");
        run.process("input/x.csv");
        return body("x.csv");
    }

    private String body(String name) {
        var text = run.text(OUTPUT + name);
        return text.substring(text.indexOf('\n') + 1);
    }

    /** Keys sort as part10, part11, part1, part2 and the original merged in that order. */
    @Test
    void rowOrderIsNotScrambledByPartNumbers() throws IOException {
        run.knowing(IntStream.range(0, 50).mapToObj(CsvBatchDefectsTest::uuid).toArray(String[]::new));

        var output = output(IntStream.range(0, 50).mapToObj(CsvBatchDefectsTest::row).toArray(String[]::new));

        assertThat(output).isEqualTo(IntStream.range(0, 50).mapToObj(i -> row(i) + NUMBERS)
                .collect(Collectors.joining()));
        assertThat(run.has("work/run-1/to_process/x__part13__of13.csv")).isTrue();
    }

    @Test
    void headerAndColumnsAreTheOriginals() throws IOException {
        run.knowing(uuid(1));
        output(row(1));

        assertThat(run.text(OUTPUT + "x.csv")).isEqualTo("uuid,Country,Item Type,Sales Channel,Order Priority,Order "
                + "Date,Region,Ship Date,Units Sold,Unit Price,Unit Cost,Total Revenue,Total Cost,Total Profit\n"
                + row(1) + NUMBERS);
        assertThat(run.text("work/run-1/output/x__part1__of1.csv")).startsWith("\"100000001\",\"Peru\"")
                .endsWith("\"5.5\"\r\n");
    }

    /** A retry of the merge read its own result and doubled the rows. */
    @Test
    void mergingTwiceGivesTheSame() throws IOException {
        run.knowing(uuid(1));
        run.upload("input/x.csv", HEADER + row(1));
        var split = run.split("input/x.csv");
        run.merge(split);

        assertThat(run.merge(split).path("written").asLong()).isEqualTo(1);
        assertThat(body("x.csv")).isEqualTo(row(1) + NUMBERS);
    }

    /** The original's message was that of a serialisation crash, without file and row. */
    @Test
    void invalidRowsAreRecordedWithFileRowAndMessage() throws IOException {
        run.knowing(uuid(1), uuid(3));
        output(row(1), row(2).replace("Peru", "P".repeat(51)), row(3));

        assertThat(run.errors()).containsExactly(
                "InvalidRow: Row 2: country has 51 characters, at most 50 are allowed");
        var error = run.error(uuid(2));
        assertThat(error.get("file").s()).isEqualTo("s3://bucket/input/x.csv");
        assertThat(error.get("row").n()).isEqualTo("2");
        assertThat(error.get("itemType").s()).isEqualTo("Snacks");
        assertThat(body("x.csv").lines()).hasSize(2);
    }

    /** An unknown uuid failed the whole batch. */
    @Test
    void unknownUuidsAreErrorRecordsToo() throws IOException {
        run.knowing(uuid(1));

        assertThat(output(row(1), row(2))).isEqualTo(row(1) + NUMBERS);
        assertThat(run.errors()).containsExactly("UnknownUuid: Row 2: there are no financial data for 100000002");
    }

    /** The original tolerated none. */
    @Test
    void moreRefusedRowsThanToleratedAreTold() throws IOException {
        run.knowing(uuid(1), uuid(2), uuid(3));
        run.upload("input/x.csv", HEADER + String.join("\r\n", row(1), row(2), row(3), row(4)));
        var split = run.split("input/x.csv");
        run.merge(split);

        var tolerated = BatchRun.call(new MergeFiles(new Merge(run.s3), 25), split);
        var tooMany = BatchRun.call(new MergeFiles(new Merge(run.s3), 24), split);

        assertThat(tolerated.path("errors").asInt()).isEqualTo(1);
        assertThat(tolerated.path("tooManyErrors").asBoolean(true)).isFalse();
        assertThat(tooMany.path("tooManyErrors").asBoolean()).isTrue();
    }

    /** The key was the uuid alone: a later row with the same one overwrote the record. */
    @Test
    void errorRecordsWithTheSameUuidAreAllKept() throws IOException {
        output("1,a", "1,b", ",x", ",y");

        assertThat(run.errors()).hasSize(4).allSatisfy(e -> assertThat(e).contains("it has 2 of 8 fields"));
    }

    /** A blank or short line failed the chunk. */
    @Test
    void blankAndShortLinesAreRowsInErrorAndBlankLinesAtTheEndAreNothing() throws IOException {
        run.knowing(uuid(1), uuid(4));

        assertThat(output(row(1), "", uuid(3) + ",Peru", row(4), "", "")).isEqualTo(row(1) + NUMBERS + row(4)
                + NUMBERS);
        assertThat(run.errors()).containsExactly("InvalidRow: Row 2: the line is blank",
                "InvalidRow: Row 3: it has 2 of 8 fields");
    }

    /** Empty strings passed the schema, an empty uuid broke the error record, any text went into a URL. */
    @Test
    void emptyFieldsAndUuidsThatAreNoneAreRefused() throws IOException {
        output(row(1).replace("Snacks", ""), row(2).replace(uuid(2), ""), row(3).replace(uuid(3), "a/b?c=d"),
                row(4).replace(uuid(4), "1234567890"));

        assertThat(run.errors()).containsExactly("InvalidRow: Row 1: itemType is empty",
                "InvalidRow: Row 2: uuid is empty", "InvalidRow: Row 3: uuid must have nine digits",
                "InvalidRow: Row 4: uuid has 10 characters, at most 9 are allowed");
    }

    @Test
    void byteOrderMarkQuotesWithLineEndsAndAccentsSurvive() throws IOException {
        run.knowing(uuid(1), uuid(2));
        run.upload("input/x.csv", "\uFEFF" + HEADER + "\"" + uuid(1) + "\",\"Côte d'Ivoire, \"\"CI\"\"\nWest\",Snacks,"
                + "Online,C,1/1/14,South,1/2/14\n" + row(2) + "\n");
        run.process("input/x.csv");

        assertThat(body("x.csv")).isEqualTo(uuid(1) + ",\"Côte d'Ivoire, \"\"CI\"\"\nWest\",Snacks,Online,C,1/1/14,"
                + "South,1/2/14" + NUMBERS + row(2) + NUMBERS);
        assertThat(run.errors()).isEmpty();
    }

    @Test
    void aQuoteThatIsNotClosedIsOneRowInError() throws IOException {
        run.knowing(uuid(2));

        assertThat(output(row(1).replace("Peru", "\"Peru"), row(2))).isEqualTo(row(2) + NUMBERS);
        assertThat(run.errors()).containsExactly("InvalidRow: Row 1: a quote is not closed");
    }

    /** A header alone made {@code part1__of0}, an empty file a StopIteration. */
    @Test
    void headerOnlyAndEmptyFilesAreRunsWithoutRows() throws IOException {
        for (var content : new String[]{HEADER, HEADER.strip(), "", "\r\n"}) {
            run.upload("input/e.csv", content);

            assertThat(run.process("input/e.csv").path("rows").asLong()).isZero();
            assertThat(run.text(OUTPUT + "e.csv").lines()).hasSize(1);
        }
    }

    /** Replace-all of to_process corrupted names; spaces, plus signs and accents in keys failed. */
    @Test
    void anyNameWorks() throws IOException {
        run.knowing(uuid(1));
        run.upload("input/to_process/été + to_process #1.csv", HEADER + row(1));
        run.process("input/to_process/%C3%A9t%C3%A9+%2B+to_process+%231.csv");

        assertThat(body("été + to_process #1.csv")).isEqualTo(row(1) + NUMBERS);
    }

    /** The input was deleted by the split, so that a retry found nothing, and archived over files of the same name. */
    @Test
    void theInputIsArchivedAtTheEndAndOverNothing() throws IOException {
        run.knowing(uuid(1));
        run.upload("input_archive/x.csv", "older");
        run.upload("input/x.csv", HEADER + row(1));
        var split = run.split("input/x.csv");
        run.merge(split);
        assertThat(run.has("input/x.csv")).isTrue();

        for (int twice = 0; twice < 2; twice++) {
            assertThat(run.archive(split).path("archived").asText()).isEqualTo("input_archive/x__run-1.csv");
        }

        assertThat(run.text("input_archive/x.csv")).isEqualTo("older");
        assertThat(run.text("input_archive/x__run-1.csv")).isEqualTo(HEADER + row(1));
        assertThat(run.has("input/x.csv")).isFalse();
    }

    @Test
    void theApiAnswersAsTheOriginalsAndSaysWhatIsWrong() throws IOException {
        run.knowing(uuid(1));

        assertThat(run.get(uuid(1)).path("body").asText()).isEqualTo("{\"item\":{\"uuid\":\"100000001\",\"unitsSold\":"
                + "\"0.5\",\"unitPrice\":\"1.5\",\"unitCost\":\"2.5\",\"totalRevenue\":\"3.5\",\"totalCost\":\"4.5\","
                + "\"totalProfit\":\"5.5\"}}");
        assertThat(run.get(uuid(2)).path("statusCode").asInt()).isEqualTo(404);
        assertThat(run.get("1234567890").path("statusCode").asInt()).isEqualTo(400);
    }
}

package dev.signalbox.lambda.csvbatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.signalbox.lambda.InvalidInput;
import dev.signalbox.lambda.TaskInput;
import dev.signalbox.transfer.EnvironmentSettings;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sesv2.model.MessageRejectedException;

class CsvFunctionsTest {
    private static JsonNode json(String text) throws IOException {
        return TaskInput.JSON.readTree(text.replace('\'', '"'));
    }

    private static String upload(String version, String etag) {
        return "{'Records':[{'s3':{'bucket':{'name':'b'},'object':{'key':'input/my+file.csv','versionId':'" + version
                + "','eTag':'" + etag + "','sequencer':'1'}}}]}";
    }

    /** S3 tells at least once, and the original's name was the time: two runs for one upload. */
    @Test
    void aNotificationThatComesTwiceStartsOneRun() throws IOException {
        var started = new LinkedHashMap<String, String>();
        var function = new NotifyUpload((name, input) -> started.putIfAbsent(name, input) == null,
                new EnvironmentSettings(Map.of("FileChunkSize", "50")));

        for (var event : List.of(upload("v1", "e1"), upload("v1", "e1"), upload("v2", "e1"))) {
            BatchRun.call(function, json(event));
        }

        assertThat(started).hasSize(2);
        assertThat(started.keySet()).allMatch(n -> n.matches("my-file-[0-9a-f]{32}"));
        var input = TaskInput.JSON.readTree(started.values().iterator().next());
        assertThat(input.path("fileChunkSize").asInt()).isEqualTo(50);
        assertThat(input.at("/Records/s3/object/key").asText()).isEqualTo("input/my+file.csv");
    }

    /** The mail's failure was printed and swallowed, so that the retry never fired. */
    @Test
    void aMailThatIsRefusedFailsTheState() {
        var function = new SendEmail((_, _, _) -> {
            throw MessageRejectedException.builder().message("Email address is not verified").build();
        }, (_, _, _) -> "https://link", Duration.ofHours(1));

        assertThatThrownBy(() -> BatchRun.call(function, json("{'bucket':'b','s3OutputFileName':'k'}")))
                .isInstanceOf(MessageRejectedException.class);
    }

    @Test
    void theMailSaysHowManyRowsAndHowLongTheLinkWorks() throws IOException {
        var sent = new ArrayList<Mail>();
        var function = new SendEmail((sender, recipient, mail) -> {
            assertThat(sender + recipient).isEqualTo("s@xr@x");
            sent.add(mail);
        }, (bucket, key, life) -> "https://link/?a=1&b=" + life.toSeconds(), Duration.ofHours(1));

        BatchRun.call(function, json("{'sender':'s@x','recipient':'r@x','bucket':'b','s3OutputFileName':'k','rows':7,"
                + "'errors':2}"));

        assertThat(sent.getFirst().text()).contains("processed successfully", "7 rows", "2 could not",
                "https://link/?a=1&b=3600", "expires in 60 minutes", "s3://b/k");
        assertThat(sent.getFirst().html()).contains("<a href=\"https://link/?a=1&amp;b=3600\">Output File</a>");
    }

    @Test
    void aRunNeverWritesWhereUploadsLie() {
        assertThat(Run.of("input", Set.of("input_archive", "work")).folder()).isEqualTo("run-input");
        assertThat(Run.of("input_archive", Set.of("input_archive", "work")).folder()).isEqualTo("run-input_archive");
        assertThat(Run.of("monday", Set.of()).completed("x.csv")).isEqualTo("monday/output/completed/x.csv");
    }

    /** FileDelimiter other than a comma broke the reader: it is carried through now. */
    @Test
    void theDelimiterTravelsWithTheChunk() throws IOException {
        var chunk = Chunk.read(json("{'FilePath':'b/work/r/to_process/x__part1__of1.csv','Delimiter':';'}"), ',');

        assertThat(chunk.delimiter()).isEqualTo(';');
        assertThat(Chunk.read(TaskInput.JSON.valueToTree(chunk.json()), ',')).isEqualTo(chunk);
        assertThat(Chunk.delimiter("\\t", ',')).isEqualTo('\t');
        for (var wrong : List.of(";;", "\"", "é")) {
            assertThatThrownBy(() -> Chunk.delimiter(wrong, ',')).isInstanceOf(InvalidInput.class);
        }
    }

    @Test
    void theOriginalsChunkInputIsEnough() throws IOException {
        var chunk = Chunk.read(json("{'FilePath':'bucket/3f1c/to_process/a to_process b.csv'}"), ',');

        assertThat(chunk.run()).isEqualTo("3f1c");
        assertThat(chunk.outputKey()).isEqualTo("3f1c/output/a to_process b.csv");
        assertThatThrownBy(() -> Chunk.read(json("{'FilePath':'bucket/x.csv'}"), ',')).isInstanceOf(
                InvalidInput.class);
    }

    @Test
    void chunksAreCutByRowsAndKeepBytes() throws IOException {
        var text = "h1,h2\n" + "é,\"1\n2\"\r\n".repeat(5) + "\n\n";
        var chunks = new ArrayList<String>();

        long rows = new Cutter(2, ',').cut(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)),
                (bytes, firstRow, count) -> chunks.add(firstRow + "/" + count + ":" + new String(bytes,
                        StandardCharsets.UTF_8)));

        assertThat(rows).isEqualTo(5);
        assertThat(chunks).containsExactly("1/2:h1,h2\n" + "é,\"1\n2\"\r\n".repeat(2), "3/2:h1,h2\n" + "é,\"1\n2\"\r\n"
                .repeat(2), "5/1:h1,h2\né,\"1\n2\"\r\n");
    }
}

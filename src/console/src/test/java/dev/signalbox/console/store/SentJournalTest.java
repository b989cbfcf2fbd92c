package dev.signalbox.console.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.console.model.Failure;
import dev.signalbox.console.model.ProviderAct;
import dev.signalbox.console.model.ProviderResponse;
import dev.signalbox.console.model.Scenario;
import dev.signalbox.console.model.SentCallback;
import dev.signalbox.console.model.callbacks.WaitId;
import dev.signalbox.console.store.callbacks.SentJournal;
import dev.signalbox.console.store.callbacks.SentRecord;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SentJournalTest {
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final WaitId WAIT = new WaitId("arn:aws:states:local-1:0:execution:m:run-1", "m", Optional.of("17"),
            "Ask", 5);

    @TempDir Path folder;

    private static SentCallback answered(int status) {
        return new SentCallback(NOON, WAIT, ProviderAct.SUCCESS, Scenario.ONCE, "{}", Optional.of(new ProviderResponse(
                status, "\"sent\"", Duration.ofMillis(5), NOON)), Optional.empty());
    }

    @Test
    void anotherSessionRemembersNewestFirst() {
        var refused = new SentCallback(NOON, WAIT, ProviderAct.DIRECT_FAILURE, Scenario.ONCE, "{\"error\":\"E\"}",
                Optional.empty(), Optional.of(new Failure.Unexpected("TaskTimedOut", "over", Optional.empty())));
        new SentRecord(SentJournal.in(folder)).add(List.of(answered(200), answered(401), refused));

        var record = new SentRecord(SentJournal.in(folder));
        record.recall();

        assertThat(record.sent().latest()).containsExactly(refused, answered(401), answered(200));
    }

    @Test
    void aLineThatMakesNoSenseIsLeftOut() throws Exception {
        var record = new SentRecord(SentJournal.in(folder));
        record.add(List.of(answered(200)));
        Files.writeString(folder.resolve("callbacks-sent.jsonl"), "[1]\n{\"half\n{\"at\":\"never\"}\n",
                StandardOpenOption.APPEND);
        record.add(List.of(answered(401)));

        var next = new SentRecord(SentJournal.in(folder));
        next.recall();
        assertThat(next.sent().latest()).containsExactly(answered(401), answered(200));
    }

    @Test
    void noSecretIsKept() throws Exception {
        var told = new SentCallback(NOON, WAIT, ProviderAct.SUCCESS, Scenario.ONCE,
                "{\"url\":\"https://s3/x?X-Amz-Signature=abc\"}", Optional.of(new ProviderResponse(200,
                        "http://host/cb?secret=0123", Duration.ZERO, NOON)), Optional.empty());
        new SentRecord(SentJournal.in(folder)).add(List.of(told));
        assertThat(Files.readString(folder.resolve("callbacks-sent.jsonl"))).doesNotContain("abc").doesNotContain(
                "0123")
                .contains("hidden");
    }
}

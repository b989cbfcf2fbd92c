package dev.signalbox.localcloud.service.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.localcloud.runtime.CloudContext;
import dev.signalbox.localcloud.runtime.CloudIdentity;
import dev.signalbox.localcloud.runtime.ManualTime;
import dev.signalbox.localcloud.runtime.ModelJson;
import dev.signalbox.localcloud.runtime.ObjectContents;
import dev.signalbox.localcloud.runtime.Registry;
import dev.signalbox.localcloud.service.lambda.FunctionRecord.Code;
import dev.signalbox.localcloud.service.lambda.FunctionRecord.Configuration;
import dev.signalbox.localcloud.service.lambda.Invocation.Outcome;
import dev.signalbox.localcloud.store.Store;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.lambda.model.PutFunctionEventInvokeConfigRequest;
import software.amazon.awssdk.services.lambda.model.PutFunctionEventInvokeConfigResponse;
import software.amazon.awssdk.services.lambda.model.ThrottleReason;

final class AsyncInvocationsTest {
    private static final Outcome GOOD = new Outcome(new byte[0], false, "");
    private static final Outcome BAD = new Outcome(new byte[0], true, "");

    @TempDir Path folder;
    private final ManualTime time = new ManualTime();
    private final List<Instant> tries = new ArrayList<>();
    private Supplier<Outcome> answer = () -> GOOD;
    private Store store;
    private FunctionStore functions;
    private Registry registry;
    private AsyncInvocations events;

    @BeforeEach
    void open() {
        store = Store.open(folder.resolve("test.store"));
        functions = new FunctionStore(new CloudContext(new CloudIdentity("000000000000", "local-1", "aws", "key",
                "secret"), () -> URI.create("http://127.0.0.1:1"), folder, store, time, new Registry(),
                new NoObjects()));
        functions.create(new FunctionRecord("f", functions.arn("f"), new Configuration("java25", "A", "", "", 1, 128,
                512, Map.of(), "g", "None", "arm64", Optional.empty()), new Code("", 0), "1", time.now(), Optional
                        .empty(),
                Map.of(), List.of(), Optional.empty()));
        events = events();
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void runsAnEventOnce() {
        accept();
        time.settle();
        time.advance(Duration.ofHours(7));

        assertThat(tries).hasSize(1);
    }

    @Test
    void triesTwiceMoreAfterOneAndTwoMinutes() {
        answer = () -> BAD;
        var start = time.now();
        accept();
        time.advance(Duration.ofHours(7));

        assertThat(tries).extracting(t -> Duration.between(start, t).toMinutes()).containsExactly(0L, 1L, 3L);
    }

    @Test
    void doesNotCountThrottling() {
        answer = () -> {
            throw LambdaErrors.throttled(ThrottleReason.CONCURRENT_INVOCATION_LIMIT_EXCEEDED);
        };
        accept();
        time.advance(Duration.ofMinutes(10));
        assertThat(tries).hasSizeGreaterThan(3);

        answer = () -> GOOD;
        tries.clear();
        time.advance(Duration.ofMinutes(10));
        assertThat(tries).hasSize(1);
    }

    @Test
    void givesUpAfterSixHours() {
        answer = () -> {
            throw LambdaErrors.throttled(ThrottleReason.CONCURRENT_INVOCATION_LIMIT_EXCEEDED);
        };
        var start = time.now();
        accept();
        time.advance(Duration.ofHours(12));

        assertThat(Duration.between(start, tries.getLast())).isLessThanOrEqualTo(Duration.ofHours(6));
    }

    @Test
    void takesUpWhatWasAcknowledgedBeforeARestart() {
        accept();
        assertThat(tries).isEmpty();

        events.close();
        events = events();
        events.resume();
        time.settle();

        assertThat(tries).hasSize(1);
    }

    @Test
    void forgetsEventsOfADeletedFunction() {
        accept();
        functions.delete("f");
        time.settle();
        time.advance(Duration.ofHours(7));

        assertThat(tries).isEmpty();
    }

    @Test
    void triesAsOftenAsTheFunctionAsksFor() {
        configure("{\"MaximumRetryAttempts\":1}");
        answer = () -> BAD;
        accept();
        time.advance(Duration.ofHours(7));

        assertThat(tries).hasSize(2);
    }

    @Test
    void givesUpWhenTheNextAttemptWouldBeTooLate() {
        configure("{\"MaximumEventAgeInSeconds\":90}");
        answer = () -> BAD;
        accept();
        time.advance(Duration.ofHours(7));

        assertThat(tries).as("now and after a minute; two more would be too old").hasSize(2);
        assertThat(events.size()).isZero();
    }

    @Test
    void doesNotRunWhereNothingMayRun() {
        functions.change("f", f -> f.withReserved(Optional.of(0)));
        accept();
        time.advance(Duration.ofHours(7));

        assertThat(tries).isEmpty();
        assertThat(events.size()).isZero();
    }

    private void configure(String json) {
        registry.call(ModelJson.read(json, PutFunctionEventInvokeConfigRequest.class).toBuilder().functionName("f")
                .build(), PutFunctionEventInvokeConfigResponse.class);
    }

    private void accept() {
        events.accept(functions.reference("f", null), new Invocation("request", "arn", new byte[]{'1'}, Optional
                .empty()));
    }

    private AsyncInvocations events() {
        registry = new Registry();
        var configs = new EventInvokeConfigs(functions);
        configs.register(registry);
        return new AsyncInvocations(functions, configs, new EventEnds(new Destinations(registry), time), (function,
                invocation) -> {
            assertThat(invocation.event()).containsExactly('1');
            tries.add(time.now());
            return answer.get();
        });
    }

    private static final class NoObjects implements ObjectContents {
        @Override
        public InputStream open(String bucket, String key) {
            return new ByteArrayInputStream(new byte[0]);
        }

        @Override
        public void store(String bucket, String key, InputStream body, long length) {
            throw new UnsupportedOperationException();
        }
    }
}

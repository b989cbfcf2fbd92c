package dev.signalbox.localcloud.service.lambda;

import static dev.signalbox.localcloud.service.lambda.LambdaFixture.function;
import static dev.signalbox.localcloud.service.lambda.LambdaFixture.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class WarmEnvironmentsTest {
    private static final int FUNCTIONS = 10;
    private static final int CALLERS = 4;
    private static final int CALLS = 60;

    @TempDir Path folder;

    /** As the steps of a Map's items do: without this each step would end an environment that the next one needs. */
    @Test
    void callersThatGoRoundManyFunctionsDoNotStartThemFromColdAgainAndAgain() {
        try (var cloud = new LambdaFixture(folder)) {
            IntStream.range(0, FUNCTIONS).forEach(f -> cloud.lambda().createFunction(function("f" + f).build()));
            Set<Long> processes = ConcurrentHashMap.newKeySet();

            var callers = IntStream.range(0, CALLERS).mapToObj(c -> CompletableFuture.runAsync(() -> IntStream.range(0,
                    CALLS).forEach(i -> processes.add(json(cloud.invoke("f" + (c + i) % FUNCTIONS,
                            "{\"do\":\"sleep\",\"millis\":10}")).get("pid").asLong())), t -> Thread.ofVirtual().start(
                                    t)))
                    .toList();

            callers.forEach(CompletableFuture::join);
            assertThat(processes).hasSizeLessThanOrEqualTo(FUNCTIONS * CALLERS);
        }
    }
}

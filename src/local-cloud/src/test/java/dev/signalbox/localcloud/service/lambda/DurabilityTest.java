package dev.signalbox.localcloud.service.lambda;

import static dev.signalbox.localcloud.service.lambda.LambdaFixture.function;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.localcloud.LocalCloudFixture;
import dev.signalbox.localcloud.functions.FailsToLoad;
import dev.signalbox.localcloud.functions.FunctionJar;
import dev.signalbox.localcloud.functions.TestFunction;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.InvocationType;

final class DurabilityTest {
    @TempDir Path folder;

    @Test
    void keepsFunctionsAndTheirCodeAcrossRestarts() {
        try (var cloud = new LambdaFixture(folder)) {
            cloud.lambda().createFunction(function("f").build());
            assertThat(cloud.invoke("f", "{\"a\":1}").functionError()).isNull();

            cloud.restart();

            assertThat(cloud.invoke("f", "{\"a\":1}").payload().asUtf8String()).isEqualTo("{\"a\":1}");
        }
    }

    @Test
    void endsEnvironmentsWithTheCloud() throws Exception {
        ProcessHandle environment;
        try (var cloud = new LambdaFixture(folder)) {
            cloud.lambda().createFunction(function("f").build());
            environment = environment(cloud);
            assertThat(environment.isAlive()).isTrue();
        }
        environment.onExit().get(10, TimeUnit.SECONDS);
    }

    @Test
    void runsAnAcknowledgedEventAfterKill9() throws Exception {
        var mark = folder.resolve("mark");
        var data = folder.resolve("data");
        var parent = start(data, mark);
        long child;
        try (var lines = new BufferedReader(parent.inputReader())) {
            var said = lines.lines().filter(l -> l.startsWith("acknowledged ")).findFirst().orElseThrow();
            child = Long.parseLong(said.substring("acknowledged ".length()));
            waitFor(folder.resolve("begun"), () -> {});
            parent.destroyForcibly().waitFor();
        }
        assertThat(mark).doesNotExist();

        try (var cloud = new LambdaFixture(data)) {
            assertThat(ProcessHandle.of(child).filter(ProcessHandle::isAlive)).as("left behind").isEmpty();
            waitFor(mark, () -> assertThat(cloud.invoke("f", "{}").functionError()).isNull());
        }
    }

    private static void waitFor(Path file, Runnable meanwhile) {
        var deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (!file.toFile().exists() && System.nanoTime() < deadline) {
            meanwhile.run();
            LockSupport.parkNanos(10_000_000);
        }
        assertThat(file).exists();
    }

    private static ProcessHandle environment(LambdaFixture cloud) {
        var pid = LambdaFixture.json(cloud.invoke("f", "{\"do\":\"context\"}")).get("pid").asLong();
        return ProcessHandle.of(pid).orElseThrow();
    }

    private static Process start(Path data, Path mark) throws IOException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return new ProcessBuilder(List.of(java, "-cp", System.getProperty("java.class.path"), Crashing.class.getName(),
                data.toString(), mark.toString())).redirectError(new File(data + ".err")).start();
    }

    /** A local cloud whose function is busy when an event for it is acknowledged. */
    static final class Crashing {
        public static void main(String[] arguments) throws InterruptedException {
            try (var cloud = new LocalCloudFixture(Path.of(arguments[0]));
                    var lambda = cloud.client(LambdaClient
                            .builder())) {
                lambda.createFunction(function("f").code(c -> c.zipFile(FunctionJar.of(TestFunction.class,
                        FailsToLoad.class))).build());
                var context = lambda.invoke(i -> i.functionName("f").payload(SdkBytes.fromUtf8String(
                        "{\"do\":\"context\"}"))).payload().asUtf8String();
                lambda.invoke(i -> i.functionName("f").invocationType(InvocationType.EVENT).payload(SdkBytes
                        .fromUtf8String("{\"do\":\"mark\",\"file\":\"" + arguments[1] + "\"}")));
                System.out.println("acknowledged " + context.replaceAll(".*\"pid\":(\\d+).*", "$1"));
                Thread.sleep(Long.MAX_VALUE);
            }
        }
    }
}

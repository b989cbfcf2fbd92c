package dev.signalbox.console.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * The numbers that operators feel, held with room for a busy machine. They are measured in a JVM of their own, started as the
 * launcher starts the console, so that neither other tests nor JUnit are measured too.
 */
class ConsoleNumbersStory {
    private static final Path TARGET = Path.of("target");
    private static final List<String> FLAGS = List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx1g",
            "-XX:+UseCompactObjectHeaders",
            "--enable-native-access=ALL-UNNAMED", "-Dglass.platform=Uitest", "-Dprism.order=sw",
            "-Dprism.lcdtext=false", "-Djava.awt.headless=true", "-Dtestfx.robot=glass");

    @Test
    @Timeout(600)
    void theConsoleIsAsQuickAsItShallBe() throws Exception {
        assertThat(measured()).isZero();
        Map<String, Double> numbers = Figures.read(TARGET.resolve("console-numbers.tsv"));
        var soft = new SoftAssertions();
        soft.assertThat(numbers.get("first paint of a run of 24,884 events")).isLessThan(3_000);
        soft.assertThat(numbers.get("graph of 250 states")).isLessThan(1_500);
        soft.assertThat(numbers.get("filter 24,884 rows")).isLessThan(500);
        soft.assertThat(numbers.get("heap with all that open, local cloud included")).isLessThan(400);
        numbers.forEach((what, value) -> {
            if (what.startsWith("idle CPU")) {
                soft.assertThat(value).as(what + ", in percent").isLessThan(10);
            } else if (what.startsWith("busy: ")) {
                soft.assertThat(value).as(what + ", in milliseconds of the FX thread").isLessThan(300);
            }
        });
        soft.assertAll();
    }

    private static int measured() throws Exception {
        String home = System.getProperty("signalbox.home", "");
        List<String> command = Stream.of(Stream.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()),
                FLAGS.stream(), Stream.of("-Dsignalbox.home=" + home, "-cp", System.getProperty("java.class.path"),
                        ConsoleNumbers.class.getName(), TARGET.toString())).flatMap(s -> s).toList();
        Process process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(new File(
                "target/console-numbers.log")).start();
        try {
            return process.waitFor(540, TimeUnit.SECONDS) ? process.exitValue() : -1;
        } finally {
            process.destroyForcibly();
        }
    }
}

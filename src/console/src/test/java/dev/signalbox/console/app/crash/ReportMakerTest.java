package dev.signalbox.console.app.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.console.model.EnvironmentInfo;
import dev.signalbox.console.model.report.Person;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each open environment's log has what the whole process does, as long as it is open. */
class ReportMakerTest {
    @TempDir Path folder;
    private final List<ReportMaker.Open> open = new ArrayList<>();
    private final AtomicInteger asked = new AtomicInteger();

    private ReportMaker.Open environment(String name) throws IOException {
        Path log = Files.writeString(folder.resolve(name), "the log of " + name + "\n");
        return new ReportMaker.Open(new EnvironmentInfo(EnvironmentInfo.Kind.TEST, name, name, "123456789012",
                "eu-central-1", URI.create("http://127.0.0.1:1"), EnvironmentInfo.Entrance.of(
                        EnvironmentInfo.Kind.TEST)), "{}", log);
    }

    @Test
    void takesALogThatIsStillWritten() throws IOException {
        ReportMaker.Open first = environment("first");
        ReportMaker.Open second = environment("second");
        ReportMaker maker = new ReportMaker(first.log(), () -> List.copyOf(open), () -> {
            asked.incrementAndGet();
            return new Person("/home/olga", "olga", "");
        });
        assertThat(log(maker)).contains("the log of first");
        open.addAll(List.of(second, first));
        assertThat(log(maker)).contains("the log of first");
        open.remove(first);
        assertThat(log(maker)).contains("the log of second");
        assertThat(asked).as("who somebody is may take seconds to find out").hasValue(1);
    }

    @Test
    void takesTheEndOfTheFileBeforeWhileThePresentOneIsShort() throws IOException {
        ReportMaker.Open only = environment("only");
        Files.writeString(folder.resolve("only.1"), "long ago\n" + ("x y ".repeat(25) + "\n").repeat(2_000)
                + "just before\n");
        ReportMaker maker = new ReportMaker(only.log(), List::of, () -> new Person("/home/olga", "olga", ""));
        assertThat(log(maker)).contains("just before\nthe log of only").doesNotContain("long ago").hasSizeLessThan(
                192 << 10);
    }

    private static String log(ReportMaker maker) {
        return maker.make(Optional.empty(), false).parts().getLast().text();
    }
}

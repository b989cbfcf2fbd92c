package dev.signalbox.console.app.crash;

import dev.signalbox.console.model.EnvironmentInfo;
import dev.signalbox.console.model.report.Defects;
import dev.signalbox.console.model.report.Person;
import dev.signalbox.console.model.report.ProblemReport;
import dev.signalbox.console.model.report.ProblemReport.Part;
import dev.signalbox.console.model.report.Redaction;
import dev.signalbox.console.screen.report.ReportViewModel;
import dev.signalbox.deploy.Version;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Gathers what helps to understand a problem, and redacts all of it. Reads files, so it is not for the FX thread. */
public final class ReportMaker implements ReportViewModel.Maker {
    private static final int MEGA = 1 << 20;

    private final Path log;
    private final Supplier<List<Open>> open;
    private final Supplier<Person> person;
    private Optional<Person> whose = Optional.empty();

    /**
     * An environment that is open.
     *
     * @param settings those that may go to another computer, as JSON
     * @param log what the whole process does, as long as it is open
     */
    public record Open(EnvironmentInfo environment, String settings, Path log) {}

    /**
     * Gathers nothing yet.
     *
     * @param log of the environment that was opened first
     * @param person asked once, and may block
     */
    public ReportMaker(Path log, Supplier<List<Open>> open, Supplier<Person> person) {
        this.log = log;
        this.open = open;
        this.person = person;
    }

    @Override
    public ProblemReport make(Optional<Defects.Seen> defect, boolean accounts) {
        Redaction redaction = new Redaction(whose(), Redaction.secretsOf(System.getenv()), accounts);
        List<Open> environments = open.get();
        List<Part> parts = new ArrayList<>(List.of(new Part("report.txt", what(defect) + versions() + where(
                environments,
                accounts))));
        defect.ifPresent(d -> parts.add(new Part("stack.txt", d.stack())));
        environments.stream().findFirst().ifPresent(e -> parts.add(new Part("settings.json", e.settings())));
        parts.add(new Part("log.txt", LogTail.of(written(environments))));
        return new ProblemReport(parts.stream().map(p -> new Part(p.name(), redaction.of(p.text()))).toList());
    }

    private synchronized Person whose() {
        Person known = whose.orElseGet(person);
        whose = Optional.of(known);
        return known;
    }

    /** Nothing is written any more to the log of an environment that was closed. */
    private Path written(List<Open> environments) {
        List<Path> logs = environments.stream().map(Open::log).toList();
        return logs.isEmpty() || logs.contains(log) ? log : logs.getFirst();
    }

    private static String what(Optional<Defects.Seen> defect) {
        String at = "Report of " + Instant.now().truncatedTo(ChronoUnit.SECONDS) + "\n";
        return at + defect.map(d -> "Defect %s, seen %d times, last in %s\n%s".formatted(d.code(), d.times(), d
                .thread(), d
                        .others().isEmpty() ? "" : "Others since the start: " + d.others() + "\n")).orElse(
                                "No defect: the operator reports a problem\n");
    }

    private static String versions() {
        Runtime now = Runtime.getRuntime();
        var machine = ManagementFactory.getOperatingSystemMXBean();
        var process = ManagementFactory.getRuntimeMXBean();
        return """

                Signalbox   %s
                Java        %s, %s, %s
                JavaFX      %s
                System      %s %s, %s, %d processors
                Memory      %d MB used of at most %d MB
                Running     %d minutes
                Options     %s
                """.formatted(Version.current(), System.getProperty("java.version"), System.getProperty("java.vendor"),
                System.getProperty("java.vm.name"), System.getProperty("javafx.runtime.version", "not started"), machine
                        .getName(), machine.getVersion(), machine.getArch(), machine.getAvailableProcessors(), (now
                                .totalMemory() - now.freeMemory()) / MEGA, now.maxMemory() / MEGA, Duration.ofMillis(
                                        process.getUptime()).toMinutes(), String.join(" ", process
                                                .getInputArguments()));
    }

    private static String where(List<Open> environments, boolean accounts) {
        if (environments.isEmpty()) {
            return "\nNo environment is open\n";
        }
        StringBuilder text = new StringBuilder("\n");
        for (Open each : environments) {
            EnvironmentInfo e = each.environment();
            text.append("Open        %s, Region %s, %s, %s%s\n".formatted(e.kind(), e.region(), e.endpoint().equals(
                    EnvironmentInfo.AWS) ? "AWS" : "an endpoint of its own", e.entrance().profile().isPresent()
                            ? "by a profile"
                            : "without a profile", accounts ? ", account " + e.account() : ""));
        }
        return text.toString();
    }
}

package dev.signalbox.console.screen.batch.why;

import dev.signalbox.console.fx.Texts;
import dev.signalbox.console.model.Spans;
import dev.signalbox.console.model.batch.JobStatus;
import dev.signalbox.console.model.batch.why.Check;
import dev.signalbox.console.model.batch.why.Fix;
import dev.signalbox.console.model.batch.why.Reason;
import dev.signalbox.console.model.batch.why.Vcpus;
import dev.signalbox.console.model.batch.why.WhyNotRunning;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Reasons, checks and fixes in words. */
public final class WhyWords {
    private WhyWords() {}

    /** One sentence, with how long it has been so. */
    public static String sentence(WhyNotRunning why) {
        return reason(why.reason()) + " " + Texts.text("why.waits", Spans.age(why.waits()));
    }

    private static String reason(Reason reason) {
        return switch (reason) {
            case Reason.Fresh() -> Texts.text("why.fresh");
            case Reason.Starting() -> Texts.text("why.starting");
            case Reason.Dependencies(var open) -> Texts.text("why.depends", open.size(), open.stream().limit(3).map(
                    o -> o.name() + o.status().map(s -> " (" + s.word().word() + ")").orElse("")).collect(Collectors
                            .joining(", ")));
            case Reason.Doomed(var failed) -> Texts.text("why.doomed", failed.name());
            case Reason.Children(int size, var counts) -> Texts.text("why.children", size, counts(counts));
            case Reason.QueueNotValid(var queue, var status, var said) -> Texts.text("why.queueNotValid", queue, status,
                    said);
            case Reason.Disabled(var names) -> Texts.text("why.disabled", names.size(), String.join(", ", names));
            case Reason.NotValid(var name, var status, var said) -> Texts.text("why.notValid", name, status, said);
            case Reason.TooLarge(double vcpus, var name, int most) -> Texts.text("why.tooLarge", Vcpus.words(vcpus),
                    name, most);
            case Reason.NoSuchMachine(double vcpus, var memory) -> Texts.text("why.noSuchMachine", Vcpus.words(vcpus),
                    memory);
            case Reason.Behind(int jobs, var first, var share) -> first.map(f -> Texts.text("why.behindFirst", jobs, f
                    .name())).orElse(Texts.text("why.behind", jobs)) + share.map(s -> " " + Texts.text("why.share", s))
                            .orElse("");
            case Reason.NoRoom(double vcpus, var name, double used, int most, int jobs) -> Texts.text("why.noRoom",
                    Vcpus.words(vcpus), name, Vcpus.words(used), most, jobs);
            case Reason.SeeksMachine(var name) -> Texts.text("why.seeks", name);
            case Reason.Unknown(_) -> Texts.text("why.unknown");
        };
    }

    /** {@code 2 running, 1 failed}. */
    public static String counts(Map<JobStatus, Integer> counts) {
        return counts.entrySet().stream().filter(e -> e.getValue() > 0).map(e -> e.getValue() + " " + e.getKey().word()
                .word().toLowerCase(Locale.ROOT)).collect(Collectors.joining(", "));
    }

    static String check(Check check) {
        return Texts.text("why.check." + check.kind().name().toLowerCase(Locale.ROOT) + "." + check.result().name()
                .toLowerCase(Locale.ROOT), check.facts().toArray());
    }

    static String fix(Fix fix) {
        return switch (fix) {
            case Fix.EnableQueue(var queue) -> Texts.text("why.fix.enableQueue", queue);
            case Fix.EnableEnvironment(var name) -> Texts.text("why.fix.enableEnvironment", name);
            case Fix.RaiseMax(_, _, int to) -> Texts.text("why.fix.raiseMax", to);
            case Fix.OpenJob(_, var name) -> Texts.text("why.fix.openJob", name);
            case Fix.EditDefinition(var definition) -> Texts.text("why.fix.editDefinition", definition);
            case Fix.OpenEnvironment(var name) -> Texts.text("why.fix.openEnvironment", name);
            case Fix.ShowRunning(_, int jobs) -> Texts.text("why.fix.showRunning", jobs);
        };
    }
}

package dev.signalbox.console.screen.batch.jobs;

import dev.signalbox.console.control.KeyValueGrid;
import dev.signalbox.console.control.StackedBar;
import dev.signalbox.console.fx.Texts;
import dev.signalbox.console.model.Spans;
import dev.signalbox.console.model.batch.HiddenValues;
import dev.signalbox.console.model.batch.JobDetails;
import dev.signalbox.console.model.batch.JobStatus;
import dev.signalbox.console.model.batch.JobSummary;
import dev.signalbox.console.model.batch.JobView;
import dev.signalbox.console.screen.batch.BatchPlaces;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The facts about one job. */
final class JobFacts {
    private final JobViewModel viewModel;
    private final BatchPlaces places;
    private List<?> shown = List.of();

    JobFacts(JobViewModel viewModel, BatchPlaces places) {
        this.viewModel = viewModel;
        this.places = places;
    }

    /** What stays the same is left alone, and with it the link that has the keyboard. */
    void show(KeyValueGrid details, KeyValueGrid container, JobView view) {
        var job = view.details();
        var facts = List.of(job, view.dependencies());
        if (facts.equals(shown)) {
            return;
        }
        shown = facts;
        var summary = job.summary();
        details.clear().addId(Texts.text("job.id"), summary.id()).addLink(Texts.text("job.queue"), summary.queue(),
                () -> places.openQueue(summary.queue())).addId(Texts.text("job.definition"), job.definition());
        JobLinks.of(job).forEach((name, place) -> details.addLink(Texts.text(name.startsWith("s3://") ? "job.file"
                : "job.execution"), name, () -> viewModel.around().navigator().go(place)));
        details.add(Texts.text("job.needs"), Texts.text("job.needsWords", job.container().vcpus(), job.container()
                .memoryMiB(), job.container().platform())).add(Texts.text("job.retries"), retries(job));
        job.share().ifPresent(s -> details.add(Texts.text("job.share"), s));
        times(details, summary);
        summary.exitCode().ifPresent(c -> details.add(Texts.text("job.exit"), c.toString()));
        summary.statusReason().ifPresent(r -> details.add(Texts.text("job.reason"), r));
        summary.containerReason().ifPresent(r -> details.add(Texts.text("job.container"), r));
        parent(details, summary);
        job.dependsOn().forEach(d -> dependency(details, view, d));
        job.parameters().forEach((key, value) -> details.addId(key, HiddenValues.shown(key, value)));
        runs(container, job);
    }

    private void times(KeyValueGrid details, JobSummary summary) {
        details.addTime(Texts.text("job.submitted"), summary.createdAt());
        summary.startedAt().ifPresent(t -> details.addTime(Texts.text("job.started"), t));
        summary.stoppedAt().ifPresent(t -> details.addTime(Texts.text("job.stopped"), t));
        var began = summary.startedAt().or(summary::stoppedAt);
        if (began.isEmpty()) {
            return;
        }
        var waited = positive(Duration.between(summary.createdAt(), began.get()));
        if (summary.stoppedAt().isEmpty() || summary.startedAt().isEmpty()) {
            details.add(Texts.text("job.times"), Texts.text(summary.startedAt().isEmpty() ? "job.neverRan"
                    : "job.waited", Spans.words(waited)));
            return;
        }
        var ran = positive(Duration.between(began.get(), summary.stoppedAt().get()));
        details.add(Texts.text("job.times"), Texts.text("job.timesWords", Spans.words(waited), Spans.words(ran)));
        if (waited.toSeconds() + ran.toSeconds() > 0) {
            details.add("", new StackedBar().with(List.of(new StackedBar.Part(JobStatus.RUNNABLE.word(), (int) waited
                    .toSeconds()), new StackedBar.Part(JobStatus.RUNNING.word(), (int) ran.toSeconds()))));
        }
    }

    private static Duration positive(Duration time) {
        return time.isNegative() ? Duration.ZERO : time;
    }

    private void parent(KeyValueGrid details, JobSummary summary) {
        int colon = summary.id().indexOf(':');
        if (colon > 0) {
            var array = summary.id().substring(0, colon);
            details.addLink(Texts.text("job.array"), array, () -> viewModel.open(array));
        }
    }

    private void dependency(KeyValueGrid details, JobView view, JobDetails.Dependency dependency) {
        var words = view.dependencies().stream().filter(j -> j.id().equals(dependency.jobId())).findFirst()
                .map(j -> j.name() + ", " + j.status().word().word()).orElse(dependency.jobId());
        details.addLink(Texts.text("job.dependsOn"), dependency.type().map(t -> words + ", " + t).orElse(words),
                () -> viewModel.open(dependency.jobId()));
    }

    private static String retries(JobDetails job) {
        var allowed = Texts.text("job.retriesWords", job.attempts().size(), job.attemptsAllowed());
        return job.timeout().map(t -> allowed + Texts.text("job.timeout", Spans.age(t))).orElse(allowed);
    }

    private static void runs(KeyValueGrid container, JobDetails job) {
        container.clear().addId(Texts.text("job.image"), job.container().image())
                .addId(Texts.text("job.command"), job.container().command().stream().map(a -> HiddenValues.shown("", a))
                        .collect(Collectors.joining(" ")))
                .addId(Texts.text("job.logGroup"), job.logGroup())
                .addId(Texts.text("job.logStream"), job.newestLogStream().orElse("–"))
                .addId(Texts.text("job.arn"), job.arn())
                .add(Texts.text("job.variables"), pairs(job.container().variables()))
                .add(Texts.text("job.tags"), pairs(job.tags()));
    }

    private static String pairs(Map<String, String> pairs) {
        return pairs.isEmpty() ? "–"
                : pairs.entrySet().stream().map(e -> e.getKey() + " = " + HiddenValues.shown(e
                        .getKey(), e.getValue())).collect(Collectors.joining("\n"));
    }
}

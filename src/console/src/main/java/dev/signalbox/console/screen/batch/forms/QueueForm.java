package dev.signalbox.console.screen.batch.forms;

import dev.signalbox.console.control.form.Form;
import dev.signalbox.console.control.form.FormField;
import dev.signalbox.console.control.form.FormField.Kind;
import dev.signalbox.console.fx.Texts;
import dev.signalbox.console.model.batch.BatchOverview;
import dev.signalbox.console.model.batch.ComputeEnvironment;
import dev.signalbox.console.model.batch.JobQueue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Makes a queue, or changes its priority, its environments in their order, and its time limits. */
public final class QueueForm {
    private static final int HIGHEST_PRIORITY = 1000;
    private static final int MOST_ENVIRONMENTS = 3;
    private static final int SHORTEST = 600;
    private static final int LONGEST = 86_400;
    /** AWS names more of them as time goes by. */
    private static final Pattern REASON = Pattern.compile("[A-Z_]{3,40}(:[A-Z_]{3,60})?");

    private final BatchOverview overview;
    private final Optional<JobQueue> old;

    /** @param old the queue that is changed; empty to make one */
    public QueueForm(BatchOverview overview, Optional<JobQueue> old) {
        this.overview = overview;
        this.old = old;
    }

    public Form form() {
        var fields = new ArrayList<FormField>();
        fields.add(FormField.of(old.isPresent() ? Kind.FIXED : Kind.MONO, "name", Texts.text("batch.name"), old.map(
                JobQueue::name).orElse("")));
        fields.add(FormField.of(Kind.TEXT, "priority", Texts.text("batch.priority"), old.map(q -> "" + q.priority())
                .orElse("1")).hint(Texts.text("batch.form.priority.hint")));
        fields.add(FormField.of(Kind.LINES, "environments", Texts.text("batch.form.order"), Lines.of(old.map(
                JobQueue::environments).orElse(usable().limit(1).toList()))).hint(Texts.text("batch.form.order.hint",
                        usable().collect(Collectors.joining(", ")))));
        fields.add(FormField.of(Kind.LINES, "limits", Texts.text("batch.form.limits"), old.map(JobQueue::limits)
                .orElse(List.of()).stream().map(QueueForm::line).collect(Collectors.joining("\n"))).hint(Texts.text(
                        "batch.form.limits.hint")));
        var title = old.map(q -> Texts.text("queue.edit.title", q.name())).orElse(Texts.text("queue.create.title"));
        return new Form(title, Texts.text(old.isPresent() ? "action.save" : "queue.create"), "", fields,
                this::complaints);
    }

    private java.util.stream.Stream<String> usable() {
        return overview.environments().stream().filter(ComputeEnvironment::isValid).map(ComputeEnvironment::name);
    }

    private static String line(JobQueue.TimeLimit limit) {
        return limit.reason() + "=" + limit.after().toSeconds() + " " + limit.action();
    }

    Map<String, String> complaints(Map<String, String> values) {
        var complaints = new Complaints(values);
        if (old.isEmpty()) {
            complaints.newName("name", overview.queues().stream().map(JobQueue::name).toList());
        }
        return complaints.number("priority", 0, HIGHEST_PRIORITY)
                .check("environments", v -> !Lines.words(v).isEmpty() && Lines.words(v).size() <= MOST_ENVIRONMENTS,
                        "batch.form.order.count", MOST_ENVIRONMENTS)
                .check("environments", v -> Lines.words(v).stream().distinct().count() == Lines.words(v).size(),
                        "batch.form.order.twice")
                .check("environments", v -> Lines.words(v).stream().allMatch(n -> overview.environment(n).isPresent()),
                        "batch.form.order.unknown")
                .check("environments", this::areAlike, "batch.form.order.mixed")
                .check("limits", QueueForm::areLimits, "batch.form.limits.wrong", SHORTEST, LONGEST).found();
    }

    private boolean areAlike(String names) {
        return Lines.words(names).stream().flatMap(n -> overview.environment(n).stream())
                .map(ComputeEnvironment::isFargate).distinct().count() <= 1;
    }

    private static boolean areLimits(String text) {
        return text.lines().filter(l -> !l.isBlank()).allMatch(l -> limit(l).isPresent());
    }

    private static Optional<JobQueue.TimeLimit> limit(String line) {
        var sides = line.split("=", 2);
        var words = sides.length == 2 ? Lines.words(sides[1]) : List.<String>of();
        boolean right = REASON.matcher(sides[0].strip()).matches() && !words.isEmpty() && words.size() <= 2
                && Complaints.isNumber(words.getFirst(), SHORTEST, LONGEST)
                && (words.size() == 1 || List.of("CANCEL", "TERMINATE").contains(words.get(1)));
        return right ? Optional.of(new JobQueue.TimeLimit(sides[0].strip(), Duration.ofSeconds(Integer.parseInt(words
                .getFirst())), words.size() == 2 ? words.get(1) : "CANCEL")) : Optional.empty();
    }

    /** @param values without complaints */
    public JobQueue queue(Map<String, String> values) {
        return new JobQueue(old.map(JobQueue::name).orElse(values.getOrDefault("name", "")), old.map(JobQueue::enabled)
                .orElse(true), "", "", Integer.parseInt(values.getOrDefault("priority", "0").strip()), Lines.words(
                        values
                                .getOrDefault("environments", "")), values.getOrDefault("limits", "").lines().flatMap(
                                        l -> limit(
                                                l).stream()).toList());
    }
}

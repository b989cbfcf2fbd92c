package dev.signalbox.console.screen.batch.forms;

import dev.signalbox.console.control.form.Form;
import dev.signalbox.console.control.form.FormField;
import dev.signalbox.console.control.form.FormField.Kind;
import dev.signalbox.console.fx.Texts;
import dev.signalbox.console.model.batch.HiddenValues;
import dev.signalbox.console.model.batch.JobDetails.Dependency;
import dev.signalbox.console.model.batch.order.JobOrder;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Submits a job: a new one, or one like another. Secret values of the other are given on without being shown. */
public final class OrderForm {
    private static final int MOST_CHILDREN = 10_000;
    private static final int MOST_ATTEMPTS = 10;
    private static final int MOST_DEPENDENCIES = 20;
    private static final int SHORTEST = 60;
    private static final int LONGEST = 31_536_000;
    private static final int LONGEST_MEMORY = 10_000_000;
    private static final Pattern DEPENDENCY = Pattern.compile("[0-9a-f-]{36}(:\\d+)?( N_TO_N| SEQUENTIAL)?|SEQUENTIAL");

    private final JobOrder old;
    private final List<String> queues;
    private final List<String> definitions;
    private final HiddenValues hidden = new HiddenValues();

    /** @param old what the fields say at first */
    public OrderForm(JobOrder old, List<String> queues, List<String> definitions) {
        this.old = old;
        this.queues = queues;
        this.definitions = definitions;
    }

    /** @param title such as "Submit a job" */
    public Form form(String title) {
        var overrides = old.overrides();
        return new Form(title, Texts.text("order.submit"), "", List.of(
                FormField.of(Kind.MONO, "name", Texts.text("order.name"), old.name()),
                FormField.choice("queue", Texts.text("batch.queue"), old.queue(), queues),
                FormField.of(Kind.OPEN_CHOICE, "definition", Texts.text("order.definition"), old.definition()).choices(
                        definitions),
                lines("command", Lines.of(overrides.command())),
                lines("variables", Lines.of(overrides.variables(), hidden)),
                lines("parameters", Lines.of(old.parameters(), hidden)),
                text("vcpus", overrides.vcpus().orElse("")),
                text("memory", overrides.memoryMiB().orElse("")),
                text("array", old.arraySize().map(n -> "" + n).orElse("")),
                text("attempts", old.attempts().map(n -> "" + n).orElse("")),
                text("timeout", old.timeout().map(t -> "" + t.toSeconds()).orElse("")),
                lines("dependsOn", old.dependsOn().stream().map(d -> (d.jobId() + d.type().map(t -> " " + t).orElse(
                        "")).strip()).collect(Collectors.joining("\n"))),
                lines("tags", Lines.of(old.tags(), hidden))), this::complaints);
    }

    private static FormField lines(String name, String value) {
        return FormField.of(Kind.LINES, name, Texts.text("order." + name), value).hint(Texts.text("order." + name
                + ".hint"));
    }

    private static FormField text(String name, String value) {
        return FormField.of(Kind.TEXT, name, Texts.text("order." + name), value).hint(Texts.text("order." + name
                + ".hint"));
    }

    Map<String, String> complaints(Map<String, String> values) {
        return new Complaints(values).name("name").required("queue").required("definition").pairs("variables")
                .marks("variables", hidden).pairs("parameters").marks("parameters", hidden).pairs("tags")
                .decimalOrNone("vcpus").numberOrNone("memory", 4, LONGEST_MEMORY).numberOrNone("array", 2,
                        MOST_CHILDREN).numberOrNone("attempts", 1, MOST_ATTEMPTS).numberOrNone("timeout", SHORTEST,
                                LONGEST).check("dependsOn", v -> Lines.items(v).stream().allMatch(l -> DEPENDENCY
                                        .matcher(l.strip()).matches()), "order.dependsOn.wrong").check("dependsOn",
                                                v -> Lines.items(v).size() <= MOST_DEPENDENCIES,
                                                "order.dependsOn.many", MOST_DEPENDENCIES).found();
    }

    /** @param values without complaints */
    public JobOrder order(Map<String, String> values) {
        var overrides = new JobOrder.Overrides(Lines.items(values.getOrDefault("command", "")), Lines.pairs(values
                .getOrDefault("variables", ""), hidden), given(values, "vcpus"), given(values, "memory"));
        return new JobOrder(values.getOrDefault("name", ""), values.getOrDefault("queue", ""), values.getOrDefault(
                "definition", "").strip(), Lines.pairs(values.getOrDefault("parameters", ""), hidden), overrides, given(
                        values, "array").map(Integer::valueOf), Lines.items(values.getOrDefault("dependsOn", ""))
                                .stream()
                                .map(String::strip).map(OrderForm::dependency).toList(), given(values, "attempts").map(
                                        Integer::valueOf), given(values, "timeout").map(Integer::valueOf).map(
                                                Duration::ofSeconds), Lines.pairs(values.getOrDefault("tags", ""),
                                                        hidden));
    }

    private static Dependency dependency(String line) {
        var words = Lines.words(line);
        return words.getFirst().equals("SEQUENTIAL") ? new Dependency("", Optional.of("SEQUENTIAL"))
                : new Dependency(words.getFirst(), words.stream().skip(1).findFirst());
    }

    private static Optional<String> given(Map<String, String> values, String field) {
        return Optional.of(values.getOrDefault(field, "").strip()).filter(v -> !v.isEmpty());
    }
}

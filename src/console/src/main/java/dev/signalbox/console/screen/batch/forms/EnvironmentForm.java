package dev.signalbox.console.screen.batch.forms;

import dev.signalbox.console.control.form.Form;
import dev.signalbox.console.control.form.FormField;
import dev.signalbox.console.control.form.FormField.Kind;
import dev.signalbox.console.fx.Texts;
import dev.signalbox.console.model.batch.ComputeEnvironment;
import dev.signalbox.console.model.batch.ComputeEnvironment.Machines;
import dev.signalbox.console.model.batch.ComputeEnvironment.Size;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes a managed compute environment like one that is there. */
public final class EnvironmentForm {
    private static final int MOST = 1_000_000;
    private static final List<String> TYPES = List.of("FARGATE", "FARGATE_SPOT", "EC2", "SPOT");

    private final List<ComputeEnvironment> all;
    private final Optional<ComputeEnvironment> like;

    /** @param like whose subnets, roles and types are taken at first */
    public EnvironmentForm(List<ComputeEnvironment> all, Optional<ComputeEnvironment> like) {
        this.all = all;
        this.like = like.filter(ComputeEnvironment::isManaged);
    }

    public Form form() {
        var machines = like.map(ComputeEnvironment::machines).orElse(Machines.NONE);
        return new Form(Texts.text("environment.create.title"), Texts.text("environment.create"), like.map(e -> Texts
                .text("environment.create.like", e.name())).orElse(""), List.of(
                        FormField.of(Kind.MONO, "name", Texts.text("batch.name"), ""),
                        FormField.choice("type", Texts.text("environment.type"), like.map(ComputeEnvironment::type)
                                .orElse("FARGATE"), TYPES),
                        FormField.of(Kind.TEXT, "max", Texts.text("environment.max"), like.map(e -> "" + e.maxVcpus())
                                .orElse("16")),
                        FormField.of(Kind.TEXT, "min", Texts.text("environment.min"), like.flatMap(e -> e.size().min())
                                .map(n -> "" + n).orElse("")).hint(Texts.text("environment.min.hint")),
                        FormField.of(Kind.MONO, "instanceTypes", Texts.text("environment.instanceTypes"), String.join(
                                ", ", machines.instanceTypes())).hint(Texts.text("environment.ec2.hint")),
                        FormField.of(Kind.MONO, "instanceRole", Texts.text("environment.instanceRole"), machines
                                .instanceRole()).hint(Texts.text("environment.ec2.hint")),
                        FormField.of(Kind.MONO, "subnets", Texts.text("environment.subnets"), String.join(", ", machines
                                .subnets())),
                        FormField.of(Kind.MONO, "securityGroups", Texts.text("environment.securityGroups"), String.join(
                                ", ", machines.securityGroups())),
                        FormField.of(Kind.MONO, "serviceRole", Texts.text("environment.serviceRole"), "").hint(Texts
                                .text("environment.serviceRole.hint"))), this::complaints);
    }

    Map<String, String> complaints(Map<String, String> values) {
        boolean fargate = values.getOrDefault("type", "").startsWith("FARGATE");
        var complaints = new Complaints(values).newName("name", all.stream().map(ComputeEnvironment::name).toList())
                .number("max", 1, MOST).required("subnets");
        return (fargate ? complaints.required("securityGroups").check("min", String::isBlank,
                "environment.notOnFargate")
                : complaints.numberOrNone("min", 0, MOST).required("instanceTypes").required("instanceRole").check(
                        "min", v -> v.isBlank() || !Complaints.isNumber(values.getOrDefault("max", ""), 1, MOST)
                                || Integer.parseInt(v.strip()) <= Integer.parseInt(values.getOrDefault("max", "0")
                                        .strip()), "environment.minOverMax")).found();
    }

    /** @param values without complaints */
    public ComputeEnvironment environment(Map<String, String> values) {
        var type = values.getOrDefault("type", "");
        boolean fargate = type.startsWith("FARGATE");
        var min = values.getOrDefault("min", "").strip();
        var machines = new Machines(fargate ? List.of() : Lines.words(values.getOrDefault("instanceTypes", "")), Lines
                .words(values.getOrDefault("subnets", "")), Lines.words(values.getOrDefault("securityGroups", "")),
                fargate ? "" : values.getOrDefault("instanceRole", "").strip(), values.getOrDefault("serviceRole", "")
                        .strip(), "", "");
        return new ComputeEnvironment(values.getOrDefault("name", ""), true, "", "", type, new Size(min.isEmpty()
                ? Optional.empty()
                : Optional.of(Integer.valueOf(min)), Optional.empty(), Integer.parseInt(values
                        .getOrDefault("max", "0").strip())), machines);
    }
}

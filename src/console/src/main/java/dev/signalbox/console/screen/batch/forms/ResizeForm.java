package dev.signalbox.console.screen.batch.forms;

import dev.signalbox.console.control.form.Form;
import dev.signalbox.console.control.form.FormField;
import dev.signalbox.console.control.form.FormField.Kind;
import dev.signalbox.console.fx.Texts;
import dev.signalbox.console.model.batch.ComputeEnvironment;
import dev.signalbox.console.model.batch.ComputeEnvironment.Size;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Changes how many vCPUs an environment may have. */
public final class ResizeForm {
    private static final int MOST = 1_000_000;

    private final ComputeEnvironment environment;
    private final int max;

    /** @param max what is proposed */
    public ResizeForm(ComputeEnvironment environment, int max) {
        this.environment = environment;
        this.max = max;
    }

    public Form form() {
        List<FormField> fields = new ArrayList<>();
        fields.add(FormField.of(Kind.TEXT, "max", Texts.text("environment.max"), "" + max).hint(Texts.text(
                "environment.max.now", environment.maxVcpus())));
        if (!environment.isFargate()) {
            fields.add(FormField.of(Kind.TEXT, "min", Texts.text("environment.min"), text(environment.size().min()))
                    .hint(Texts.text("environment.min.hint")));
            fields.add(FormField.of(Kind.TEXT, "desired", Texts.text("environment.desired"), text(environment.size()
                    .desired())).hint(Texts.text("environment.desired.hint")));
        }
        return new Form(Texts.text("environment.edit.title", environment.name()), Texts.text("action.save"), Texts.text(
                "environment.edit.words"), fields, this::complaints);
    }

    private static String text(Optional<Integer> number) {
        return number.map(n -> "" + n).orElse("");
    }

    Map<String, String> complaints(Map<String, String> values) {
        var complaints = new Complaints(values).number("max", 1, MOST);
        if (!complaints.found().containsKey("max") && !environment.isFargate()) {
            int most = Integer.parseInt(values.getOrDefault("max", "0").strip());
            complaints.number("min", 0, most);
            if (!complaints.found().containsKey("min")) {
                complaints.number("desired", Integer.parseInt(values.getOrDefault("min", "0").strip()), most);
            }
        }
        return complaints.found();
    }

    /** A desired number that stays is not sent, for AWS moves it all the time. */
    public Size size(Map<String, String> values) {
        return new Size(number(values, "min"), number(values, "desired").filter(n -> !environment.size().desired()
                .equals(Optional.of(n))), number(values, "max").orElse(max));
    }

    private static Optional<Integer> number(Map<String, String> values, String field) {
        return Optional.of(values.getOrDefault(field, "").strip()).filter(v -> !v.isEmpty()).map(Integer::valueOf);
    }
}

package dev.signalbox.console.screen.pipelines.form;

import dev.signalbox.console.fx.LatestOnFx;
import dev.signalbox.console.fx.Texts;
import dev.signalbox.console.model.Loadable;
import dev.signalbox.console.model.choices.Choice;
import dev.signalbox.console.model.choices.ChoiceKind;
import dev.signalbox.console.model.choices.Choices;
import dev.signalbox.console.store.Subscription;
import dev.signalbox.console.store.stacks.TemplateFormStore;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;

/** Asks what fields may name, and shows of subnets and security groups those of the VPC that is chosen in the same form. */
final class FieldChoices implements AutoCloseable {
    private final TemplateFormStore store;
    private final Executor fxThread;
    private final Map<ChoiceKind, List<Choice>> known = new EnumMap<>(ChoiceKind.class);
    private final List<Subscription> subscriptions = new ArrayList<>();
    private List<FormField> fields = List.of();
    /** Counts the forms: what was asked for one before is too late. */
    private int round;

    FieldChoices(TemplateFormStore store, Executor fxThread) {
        this.store = store;
        this.fxThread = fxThread;
    }

    void fill(List<FormField> next) {
        close();
        round++;
        fields = List.copyOf(next);
        fields.stream().flatMap(f -> f.kind().stream()).distinct().forEach(this::ask);
        fields.stream().filter(f -> f.kind().filter(ChoiceKind.VPC::equals).isPresent()).forEach(f -> f.value()
                .subscribe(_ -> show()));
    }

    private void ask(ChoiceKind kind) {
        int mine = round;
        var value = store.choices(kind);
        subscriptions.add(value.topic().subscribe(new LatestOnFx<>(fxThread, next -> {
            if (mine == round) {
                told(kind, next);
            }
        })));
        value.refresh();
    }

    private void told(ChoiceKind kind, Loadable<Choices> next) {
        next.newest().ifPresent(found -> known.put(kind, found.all()));
        var cut = next.newest().filter(Choices::more).map(c -> Texts.text("deploy.cutList", c.all().size()));
        var trouble = next instanceof Loadable.Unavailable(var cause) ? Texts.text("deploy.cannotList", Texts.text(
                cause)) : cut.orElse("");
        fields.stream().filter(f -> f.kind().filter(kind::equals).isPresent()).forEach(f -> f.trouble().set(trouble));
        show();
    }

    private void show() {
        var vpcs = fields.stream().filter(f -> f.kind().filter(ChoiceKind.VPC::equals).isPresent()).map(f -> f.value()
                .get()).filter(v -> !v.isBlank()).toList();
        for (FormField field : fields) {
            field.kind().ifPresent(kind -> field.choices().setAll(known.getOrDefault(kind, List.of()).stream().filter(
                    c -> !kind.inVpc() || vpcs.isEmpty() || vpcs.contains(c.vpc())).toList()));
        }
    }

    @Override
    public void close() {
        subscriptions.forEach(Subscription::close);
        subscriptions.clear();
        known.clear();
        fields = List.of();
    }
}

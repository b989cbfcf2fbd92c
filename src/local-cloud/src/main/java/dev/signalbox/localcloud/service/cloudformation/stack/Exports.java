package dev.signalbox.localcloud.service.cloudformation.stack;

import dev.signalbox.localcloud.service.cloudformation.template.Evaluator;
import dev.signalbox.localcloud.service.cloudformation.template.InvalidTemplate;
import dev.signalbox.localcloud.service.cloudformation.template.Plan;
import dev.signalbox.localcloud.service.cloudformation.template.Template;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.cloudformation.model.StackStatus;

/** What stacks export to others, and who imports it: told by the stacks themselves, so nothing can get out of step. */
public record Exports(Works works) {

    /** An output that other stacks can import. */
    public record Export(Stack stack, String name, String value) {}

    /** All exports, by name. */
    public List<Export> all() {
        return works.store().all().stream().filter(s -> !s.gone()).flatMap(s -> s.state().outputs().stream().filter(
                o -> !o.export().isEmpty()).map(o -> new Export(s, o.export(), o.value()))).sorted(Comparator.comparing(
                        Export::name)).toList();
    }

    Optional<String> value(String name) {
        return all().stream().filter(e -> e.name().equals(name)).map(Export::value).findFirst();
    }

    /** The names of the stacks that import an export. */
    public List<String> importers(String name) {
        return works.store().all().stream().filter(s -> !s.gone() && s.status() != StackStatus.REVIEW_IN_PROGRESS)
                .filter(s -> imports(s).contains(name)).map(Stack::name).sorted().toList();
    }

    /** Also what it imported before an update that is not over. */
    private Set<String> imports(Stack stack) {
        var names = new HashSet<>(imports(stack, stack.order()));
        stack.update().ifPresent(u -> names.addAll(imports(stack, u.lastGood())));
        return names;
    }

    private Set<String> imports(Stack stack, Stack.Order order) {
        if (!order.template().contains("ImportValue")) {
            return Set.of();
        }
        var template = Template.read(order.template());
        var parameters = works.parameters(template, order.parameters(), stack.name(), stack.id());
        var plan = Plan.of(template, parameters);
        return plan.imports(new Evaluator(parameters, template.section("Mappings"), plan.conditions()::holds));
    }

    /** @throws software.amazon.awssdk.awscore.exception.AwsServiceException naming an export that nobody has */
    void requireImports(Stack stack) {
        imports(stack, stack.order()).stream().filter(name -> value(name).isEmpty()).findFirst().ifPresent(name -> {
            throw InvalidTemplate.error("No export named " + name + " found");
        });
    }

    /**
     * Checks outputs that a stack is to have from now on.
     *
     * @throws software.amazon.awssdk.awscore.exception.AwsServiceException when another stack has an export of the same
     *         name, or imports one that would change or go
     */
    void check(Stack stack, List<Stack.Output> outputs) {
        var wanted = new HashMap<String, String>();
        outputs.stream().filter(o -> !o.export().isEmpty()).forEach(o -> wanted.put(o.export(), o.value()));
        for (var export : all()) {
            boolean ours = export.stack().id().equals(stack.id());
            if (!ours && wanted.containsKey(export.name())) {
                throw InvalidTemplate.error("Export with name " + export.name() + " is already exported by stack "
                        + export.stack().name());
            }
            if (ours && !export.value().equals(wanted.get(export.name()))) {
                unused(export.name(), wanted.containsKey(export.name()) ? "updated" : "deleted");
            }
        }
    }

    /** @throws software.amazon.awssdk.awscore.exception.AwsServiceException when other stacks import from this one */
    public void requireUnused(Stack stack) {
        stack.state().outputs().stream().filter(o -> !o.export().isEmpty()).forEach(o -> unused(o.export(), "deleted"));
    }

    private void unused(String name, String what) {
        var importers = importers(name);
        if (!importers.isEmpty()) {
            throw InvalidTemplate.error("Export " + name + " cannot be " + what + " as it is in use by " + String.join(
                    ", ", importers));
        }
    }
}

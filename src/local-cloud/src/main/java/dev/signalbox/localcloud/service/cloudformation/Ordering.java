package dev.signalbox.localcloud.service.cloudformation;

import dev.signalbox.localcloud.service.cloudformation.stack.Stack;
import dev.signalbox.localcloud.service.cloudformation.stack.Works;
import dev.signalbox.localcloud.service.cloudformation.template.InvalidTemplate;
import dev.signalbox.localcloud.service.cloudformation.template.ParameterDeclaration;
import dev.signalbox.localcloud.service.cloudformation.template.ParameterValues;
import dev.signalbox.localcloud.service.cloudformation.template.Plan;
import dev.signalbox.localcloud.service.cloudformation.template.Rules;
import dev.signalbox.localcloud.service.cloudformation.template.Template;
import dev.signalbox.localcloud.service.cloudformation.template.TemplateCheck;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Makes orders of wishes: checks everything that can be known before anything is done. */
final class Ordering {
    private final Works works;
    private final TemplateSource source;

    Ordering(Works works, TemplateSource source) {
        this.works = works;
        this.source = source;
    }

    /**
     * Returns an order for a stack of this name and id.
     *
     * @param previous what the stack is now; empty for a new one
     * @throws software.amazon.awssdk.awscore.exception.AwsServiceException {@code ValidationError} or
     *         {@code InsufficientCapabilitiesException}
     */
    Stack.Order order(Wish wish, String name, String id, Optional<Stack.Order> previous) {
        TemplateCheck.check(Template.read(text(wish.source(), previous)), works.types());
        return supportedOrNot(wish, name, id, previous);
    }

    /** The same for a template whose types and properties need not be known here. */
    Stack.Order supportedOrNot(Wish wish, String name, String id, Optional<Stack.Order> previous) {
        var text = text(wish.source(), previous);
        var template = Template.read(text);
        TemplateCheck.form(template, works.types());
        RequestCheck.resourceTypes(wish.resourceTypes(), template.resourceTypes());
        Capabilities.of(template).require(wish.capabilities());
        var given = RequestCheck.parameters(wish.parameters(), previous.map(Stack.Order::parameters).orElse(Map.of()));
        var texts = ParameterValues.texts(template, given, new Ec2Existence(works.cloud().calls()));
        var parameters = works.parameters(template, texts, name, id);
        Rules.check(template, parameters);
        Plan.of(template, parameters);
        var secrets = template.parameters().values().stream().filter(ParameterDeclaration::noEcho).map(
                ParameterDeclaration::name).collect(Collectors.toSet());
        var tags = wish.tags().map(RequestCheck::tags).or(() -> previous.map(Stack.Order::tags)).orElse(Map.of());
        return new Stack.Order(text, template.description(), texts, secrets, tags, wish.capabilities(), wish.failing()
                .onFailure(), wish.failing().retainExceptOnCreate(), wish.failing().timeoutMinutes(), wish.roleArn().or(
                        () -> previous.flatMap(Stack.Order::roleArn)), wish.token(), wish.changeSet());
    }

    private String text(Wish.Source given, Optional<Stack.Order> previous) {
        if (!given.previous()) {
            return source.text(given.body(), given.url());
        }
        if (given.body() != null || given.url() != null) {
            throw InvalidTemplate.error(
                    "Only one of TemplateBody, TemplateURL or UsePreviousTemplate may be specified.");
        }
        return previous.map(Stack.Order::template).orElseThrow(() -> InvalidTemplate.error(
                "UsePreviousTemplate can only be used with a stack that exists"));
    }
}

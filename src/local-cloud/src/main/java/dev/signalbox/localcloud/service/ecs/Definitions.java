package dev.signalbox.localcloud.service.ecs;

import dev.signalbox.localcloud.runtime.Caller;
import dev.signalbox.localcloud.runtime.Operations;
import dev.signalbox.localcloud.store.Pojos;
import java.util.List;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ecs.model.Compatibility;
import software.amazon.awssdk.services.ecs.model.DeregisterTaskDefinitionRequest;
import software.amazon.awssdk.services.ecs.model.DeregisterTaskDefinitionResponse;
import software.amazon.awssdk.services.ecs.model.DescribeTaskDefinitionRequest;
import software.amazon.awssdk.services.ecs.model.DescribeTaskDefinitionResponse;
import software.amazon.awssdk.services.ecs.model.ListTaskDefinitionFamiliesRequest;
import software.amazon.awssdk.services.ecs.model.ListTaskDefinitionFamiliesResponse;
import software.amazon.awssdk.services.ecs.model.ListTaskDefinitionsRequest;
import software.amazon.awssdk.services.ecs.model.ListTaskDefinitionsResponse;
import software.amazon.awssdk.services.ecs.model.RegisterTaskDefinitionRequest;
import software.amazon.awssdk.services.ecs.model.RegisterTaskDefinitionResponse;
import software.amazon.awssdk.services.ecs.model.SortOrder;
import software.amazon.awssdk.services.ecs.model.TaskDefinition;
import software.amazon.awssdk.services.ecs.model.TaskDefinitionField;
import software.amazon.awssdk.services.ecs.model.TaskDefinitionStatus;

/** Families of task definitions and their revisions, which never change. */
final class Definitions {
    private final State state;

    Definitions(State state) {
        this.state = state;
    }

    void register(Operations operations) {
        operations.on(RegisterTaskDefinitionRequest.class, this::add).on(DescribeTaskDefinitionRequest.class,
                this::describe).on(ListTaskDefinitionsRequest.class, this::list).on(
                        ListTaskDefinitionFamiliesRequest.class, this::families).on(
                                DeregisterTaskDefinitionRequest.class, this::deregister);
    }

    private RegisterTaskDefinitionResponse add(RegisterTaskDefinitionRequest request) {
        DefinitionCheck.check(request);
        return state.change(() -> {
            var known = state.revisions(request.family());
            int revision = known.isEmpty() ? 1 : known.getLast().detail().revision() + 1;
            var detail = Pojos.as(request, TaskDefinition.class).toBuilder().revision(revision).taskDefinitionArn(state
                    .names().definition(request.family(), revision)).status(TaskDefinitionStatus.ACTIVE)
                    .compatibilities(Compatibility.EC2, Compatibility.FARGATE).registeredAt(state.now()).registeredBy(
                            Caller.current().session().orElse("root")).build();
            var definition = new State.Definition(detail, Names.tags(request.tags()));
            state.definitions().put(definition.key(), definition);
            return RegisterTaskDefinitionResponse.builder().taskDefinition(detail).tags(request.tags()).build();
        });
    }

    private DescribeTaskDefinitionResponse describe(DescribeTaskDefinitionRequest request) {
        var definition = state.definition(request.taskDefinition());
        var answer = DescribeTaskDefinitionResponse.builder().taskDefinition(definition.detail());
        return request.include().contains(TaskDefinitionField.TAGS) ? answer.tags(Names.tags(definition.tags()))
                .build() : answer.build();
    }

    private ListTaskDefinitionsResponse list(ListTaskDefinitionsRequest request) {
        var status = request.statusAsString() == null ? "ACTIVE" : request.statusAsString();
        var prefix = request.familyPrefix();
        List<String> arns = all().filter(d -> prefix == null || d.detail().family().equals(prefix)).filter(d -> d
                .detail().statusAsString().equals(status)).map(d -> d.detail().taskDefinitionArn()).toList();
        var page = Page.of(request.sort() == SortOrder.DESC ? arns.reversed() : arns, request.nextToken(), request
                .maxResults());
        return ListTaskDefinitionsResponse.builder().taskDefinitionArns(page.items()).nextToken(page.next()).build();
    }

    private ListTaskDefinitionFamiliesResponse families(ListTaskDefinitionFamiliesRequest request) {
        var prefix = request.familyPrefix() == null ? "" : request.familyPrefix();
        var families = all().filter(State.Definition::active).map(d -> d.detail().family()).filter(f -> f.startsWith(
                prefix)).distinct().toList();
        var page = Page.of(families, request.nextToken(), request.maxResults());
        return ListTaskDefinitionFamiliesResponse.builder().families(page.items()).nextToken(page.next()).build();
    }

    private Stream<State.Definition> all() {
        return state.definitions().values();
    }

    /** What runs by it goes on. */
    private DeregisterTaskDefinitionResponse deregister(DeregisterTaskDefinitionRequest request) {
        return state.change(() -> {
            var old = state.definition(request.taskDefinition());
            var detail = old.detail().toBuilder().status(TaskDefinitionStatus.INACTIVE).deregisteredAt(state.now())
                    .build();
            state.definitions().put(old.key(), new State.Definition(detail, old.tags()));
            return DeregisterTaskDefinitionResponse.builder().taskDefinition(detail).build();
        });
    }
}

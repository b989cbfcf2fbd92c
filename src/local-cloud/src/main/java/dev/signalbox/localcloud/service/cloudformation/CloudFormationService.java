package dev.signalbox.localcloud.service.cloudformation;

import dev.signalbox.localcloud.runtime.AwsService;
import dev.signalbox.localcloud.runtime.CloudContext;
import dev.signalbox.localcloud.runtime.Operations;
import dev.signalbox.localcloud.runtime.Route;
import dev.signalbox.localcloud.service.cloudformation.changeset.ChangeSetCommands;
import dev.signalbox.localcloud.service.cloudformation.changeset.ChangeSetQueries;
import dev.signalbox.localcloud.service.cloudformation.changeset.ChangeSetStore;
import dev.signalbox.localcloud.service.cloudformation.changeset.ChangeSets;
import dev.signalbox.localcloud.service.cloudformation.changeset.NewChangeSet;
import dev.signalbox.localcloud.service.cloudformation.drift.DriftDetection;
import dev.signalbox.localcloud.service.cloudformation.drift.DriftOperations;
import dev.signalbox.localcloud.service.cloudformation.drift.DriftStore;
import dev.signalbox.localcloud.service.cloudformation.resource.ResourceTypes;
import dev.signalbox.localcloud.service.cloudformation.stack.Exports;
import dev.signalbox.localcloud.service.cloudformation.stack.StackOperations;
import dev.signalbox.localcloud.service.cloudformation.stack.StackStore;
import dev.signalbox.localcloud.service.cloudformation.stack.Works;
import java.util.List;
import software.amazon.awssdk.services.cloudformation.model.CancelUpdateStackRequest;
import software.amazon.awssdk.services.cloudformation.model.ContinueUpdateRollbackRequest;
import software.amazon.awssdk.services.cloudformation.model.CreateChangeSetRequest;
import software.amazon.awssdk.services.cloudformation.model.CreateStackRequest;
import software.amazon.awssdk.services.cloudformation.model.DeleteChangeSetRequest;
import software.amazon.awssdk.services.cloudformation.model.DeleteStackRequest;
import software.amazon.awssdk.services.cloudformation.model.DescribeChangeSetRequest;
import software.amazon.awssdk.services.cloudformation.model.DescribeEventsRequest;
import software.amazon.awssdk.services.cloudformation.model.DescribeStackDriftDetectionStatusRequest;
import software.amazon.awssdk.services.cloudformation.model.DescribeStackEventsRequest;
import software.amazon.awssdk.services.cloudformation.model.DescribeStackResourceDriftsRequest;
import software.amazon.awssdk.services.cloudformation.model.DetectStackDriftRequest;
import software.amazon.awssdk.services.cloudformation.model.DetectStackResourceDriftRequest;
import software.amazon.awssdk.services.cloudformation.model.DescribeStackResourceRequest;
import software.amazon.awssdk.services.cloudformation.model.DescribeStackResourcesRequest;
import software.amazon.awssdk.services.cloudformation.model.DescribeStacksRequest;
import software.amazon.awssdk.services.cloudformation.model.ExecuteChangeSetRequest;
import software.amazon.awssdk.services.cloudformation.model.GetTemplateRequest;
import software.amazon.awssdk.services.cloudformation.model.GetTemplateSummaryRequest;
import software.amazon.awssdk.services.cloudformation.model.ListChangeSetsRequest;
import software.amazon.awssdk.services.cloudformation.model.ListExportsRequest;
import software.amazon.awssdk.services.cloudformation.model.ListImportsRequest;
import software.amazon.awssdk.services.cloudformation.model.ListStackResourcesRequest;
import software.amazon.awssdk.services.cloudformation.model.ListStacksRequest;
import software.amazon.awssdk.services.cloudformation.model.RollbackStackRequest;
import software.amazon.awssdk.services.cloudformation.model.UpdateStackRequest;
import software.amazon.awssdk.services.cloudformation.model.UpdateTerminationProtectionRequest;
import software.amazon.awssdk.services.cloudformation.model.ValidateTemplateRequest;

/** AWS CloudFormation: creates, updates and deletes stacks, also by change sets. */
public final class CloudFormationService implements AwsService {
    private final CloudContext cloud;
    private final StackOperations stackOperations;
    private final CreateStack createStack;
    private final UpdateStack updateStack;
    private final RollbackCommands rollbacks;
    private final CreateChangeSet createChangeSet;
    private final ChangeSetCommands changeSetCommands;
    private final ChangeSetQueries changeSets;
    private final ExportQueries exports;
    private final OperationEvents operationEvents;
    private final DeleteStack deleteStack;
    private final DriftDetection driftDetection;
    private final DriftOperations drifts;
    private final StackQueries stacks;
    private final ResourceQueries resources;
    private final TemplateQueries templates;

    public CloudFormationService(CloudContext cloud) {
        this.cloud = cloud;
        var store = new StackStore(cloud.store(), cloud.time());
        var works = new Works(cloud, store, new ResourceTypes());
        var source = new TemplateSource(cloud);
        stackOperations = new StackOperations(works);
        var kept = new ChangeSetStore(cloud.store());
        var sets = new ChangeSets(kept, store);
        var ordering = new Ordering(works, source);
        createStack = new CreateStack(works, ordering, stackOperations);
        updateStack = new UpdateStack(works, ordering, stackOperations, kept);
        rollbacks = new RollbackCommands(store, stackOperations);
        deleteStack = new DeleteStack(works, stackOperations, kept);
        var looked = new DriftStore(cloud.store());
        driftDetection = new DriftDetection(works, looked);
        drifts = new DriftOperations(store, looked, driftDetection);
        stacks = new StackQueries(store, looked);
        resources = new ResourceQueries(store, looked);
        templates = new TemplateQueries(store, source, works.types(), sets);
        createChangeSet = new CreateChangeSet(works, ordering, stackOperations, new NewChangeSet(works, kept));
        changeSetCommands = new ChangeSetCommands(sets, stackOperations);
        changeSets = new ChangeSetQueries(sets);
        operationEvents = new OperationEvents(store, sets);
        exports = new ExportQueries(new Exports(works));
    }

    @Override
    public void register(Operations operations) {
        operations.on(CreateStackRequest.class, createStack::createStack)
                .on(UpdateStackRequest.class, updateStack::updateStack)
                .on(CancelUpdateStackRequest.class, rollbacks::cancelUpdateStack)
                .on(ContinueUpdateRollbackRequest.class, rollbacks::continueUpdateRollback)
                .on(RollbackStackRequest.class, rollbacks::rollbackStack)
                .on(CreateChangeSetRequest.class, createChangeSet::createChangeSet)
                .on(ExecuteChangeSetRequest.class, changeSetCommands::executeChangeSet)
                .on(DeleteChangeSetRequest.class, changeSetCommands::deleteChangeSet)
                .on(DescribeChangeSetRequest.class, changeSets::describeChangeSet)
                .on(ListChangeSetsRequest.class, changeSets::listChangeSets)
                .on(ListExportsRequest.class, exports::listExports)
                .on(ListImportsRequest.class, exports::listImports)
                .on(DeleteStackRequest.class, deleteStack::deleteStack)
                .on(UpdateTerminationProtectionRequest.class, deleteStack::updateTerminationProtection)
                .on(DescribeStacksRequest.class, stacks::describeStacks)
                .on(ListStacksRequest.class, stacks::listStacks)
                .on(DescribeEventsRequest.class, operationEvents::describeEvents)
                .on(DetectStackDriftRequest.class, drifts::detectStackDrift)
                .on(DetectStackResourceDriftRequest.class, drifts::detectStackResourceDrift)
                .on(DescribeStackDriftDetectionStatusRequest.class, drifts::describeStackDriftDetectionStatus)
                .on(DescribeStackResourceDriftsRequest.class, drifts::describeStackResourceDrifts)
                .on(DescribeStackEventsRequest.class, resources::describeStackEvents)
                .on(DescribeStackResourceRequest.class, resources::describeStackResource)
                .on(DescribeStackResourcesRequest.class, resources::describeStackResources)
                .on(ListStackResourcesRequest.class, resources::listStackResources)
                .on(GetTemplateRequest.class, templates::getTemplate)
                .on(GetTemplateSummaryRequest.class, templates::getTemplateSummary)
                .on(ValidateTemplateRequest.class, templates::validateTemplate);
    }

    @Override
    public List<Route> routes() {
        return List.of(new CustomResponseRoute(cloud));
    }

    @Override
    public void resume() {
        stackOperations.resume();
        driftDetection.resume();
    }

    @Override
    public void close() {
        driftDetection.close();
        stackOperations.close();
    }
}

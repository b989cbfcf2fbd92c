package dev.signalbox.localcloud.service.stepfunctions;

import dev.signalbox.localcloud.service.stepfunctions.version.Version;
import dev.signalbox.localcloud.service.stepfunctions.variables.ReferencesTold;
import java.util.Optional;
import software.amazon.awssdk.services.sfn.model.DescribeStateMachineRequest;
import software.amazon.awssdk.services.sfn.model.DescribeStateMachineResponse;
import software.amazon.awssdk.services.sfn.model.IncludedData;
import software.amazon.awssdk.services.sfn.model.ListStateMachinesRequest;
import software.amazon.awssdk.services.sfn.model.ListStateMachinesResponse;
import software.amazon.awssdk.services.sfn.model.StateMachineListItem;
import software.amazon.awssdk.services.sfn.model.StateMachineStatus;
import software.amazon.awssdk.services.sfn.model.StateMachineType;

/** Describes and lists state machines. */
final class StateMachineQueries {
    private final Records records;
    private final StateMachines machines;

    StateMachineQueries(Records records, StateMachines machines) {
        this.records = records;
        this.machines = machines;
    }

    private static StateMachineType typeOf(StateMachineRecord machine) {
        return machine.isExpress() ? StateMachineType.EXPRESS : StateMachineType.STANDARD;
    }

    DescribeStateMachineResponse describe(DescribeStateMachineRequest request) {
        var arn = Names.stateMachineArn(request.stateMachineArn());
        var chosen = machines.chosen(arn);
        var machine = chosen.machine();
        var revision = chosen.target().revision();
        var version = chosen.target().version();
        var label = arn.contains("/") ? Optional.of(arn.substring(arn.indexOf('/') + 1)) : Optional.<String>empty();
        var definition = label.map(l -> DefinitionIds.labelled(revision.definition(), l).orElseThrow(() -> Errors
                .noStateMachine(arn))).orElse(revision.definition());
        var told = revision.settingsOrDefault();
        var builder = DescribeStateMachineResponse.builder().stateMachineArn(version.map(Version::arn).orElse(arn))
                .name(machine.name()).label(label.orElse(null)).status(machine.deleting() ? StateMachineStatus.DELETING
                        : StateMachineStatus.ACTIVE).roleArn(revision.roleArn()).type(typeOf(machine)).creationDate(
                                version.map(Version::creationDate).orElse(machine.creationDate())).description(version
                                        .flatMap(Version::description).orElse(null)).loggingConfiguration(told
                                                .loggingConfiguration()).tracingConfiguration(told
                                                        .tracingConfiguration()).encryptionConfiguration(told
                                                                .encryptionConfiguration()).revisionId(revision.id()
                                                                        .orElse(null));
        return (request.includedData() == IncludedData.METADATA_ONLY ? builder
                : builder.definition(definition)
                        .variableReferences(ReferencesTold.of(revision.definition(), definition))).build();
    }

    ListStateMachinesResponse list(ListStateMachinesRequest request) {
        var page = Page.of(records.stateMachines().keys(""), Page.Wanted.of(request.maxResults(), request.nextToken()),
                records.stateMachines()::get);
        return ListStateMachinesResponse.builder().nextToken(page.nextToken()).stateMachines(page.items().stream().map(
                m -> StateMachineListItem.builder().stateMachineArn(m.arn()).name(m.name()).type(
                        typeOf(m)).creationDate(m.creationDate()).build()).toList()).build();
    }
}

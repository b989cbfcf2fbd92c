package dev.signalbox.localcloud.service.cloudformation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudformation.model.AlreadyExistsException;
import software.amazon.awssdk.services.cloudformation.model.ChangeSetNotFoundException;
import software.amazon.awssdk.services.cloudformation.model.ChangeSetStatus;
import software.amazon.awssdk.services.cloudformation.model.ChangeSetSummary;
import software.amazon.awssdk.services.cloudformation.model.ChangeSetType;
import software.amazon.awssdk.services.cloudformation.model.DeleteChangeSetRequest;
import software.amazon.awssdk.services.cloudformation.model.DeleteChangeSetResponse;
import software.amazon.awssdk.services.cloudformation.model.DescribeChangeSetRequest;
import software.amazon.awssdk.services.cloudformation.model.DescribeChangeSetResponse;
import software.amazon.awssdk.services.cloudformation.model.ExecutionStatus;
import software.amazon.awssdk.services.cloudformation.model.GetTemplateRequest;
import software.amazon.awssdk.services.cloudformation.model.GetTemplateResponse;
import software.amazon.awssdk.services.cloudformation.model.InvalidChangeSetStatusException;
import software.amazon.awssdk.services.cloudformation.model.ListChangeSetsRequest;
import software.amazon.awssdk.services.cloudformation.model.ListChangeSetsResponse;
import software.amazon.awssdk.services.cloudformation.model.OnStackFailure;
import software.amazon.awssdk.services.cloudformation.model.Replacement;
import software.amazon.awssdk.services.cloudformation.model.ResourceChange;
import software.amazon.awssdk.services.cloudformation.model.StackStatus;

class ChangeSetTest extends WithStacks {
    private static final String SHOP = """
            Parameters:
              Days: {Type: String, Default: "7"}
              Secret: {Type: String, NoEcho: true, Default: topsecret}
            Resources:
              Files: {Type: AWS::S3::Bucket, Properties: {BucketName: files-one}}
              Log:
                Type: AWS::Logs::LogGroup
                Properties: {LogGroupName: !Sub "/of/${Files}/${Secret}", RetentionInDays: !Ref Days}
              Old: {Type: AWS::S3::Bucket, Properties: {BucketName: old}}
            """;

    private static ResourceChange change(DescribeChangeSetResponse set, String logicalId) {
        return set.changes().stream().map(c -> c.resourceChange()).filter(c -> c.logicalResourceId().equals(logicalId))
                .findFirst().orElseThrow();
    }

    private List<ChangeSetSummary> list() {
        return stacks.registry().call(ListChangeSetsRequest.builder().stackName("shop").build(),
                ListChangeSetsResponse.class).summaries();
    }

    @Test
    void createsAStackThatWaitsForReview() {
        var set = stacks.changeSet("shop", "first", r -> r.changeSetType(ChangeSetType.CREATE).templateBody(SHOP)
                .description("mine"));
        assertThat(set.status()).isEqualTo(ChangeSetStatus.CREATE_COMPLETE);
        assertThat(set.executionStatus()).isEqualTo(ExecutionStatus.AVAILABLE);
        assertThat(set.changes()).extracting(c -> c.resourceChange().actionAsString()).containsOnly("Add").hasSize(3);
        assertThat(change(set, "Log").afterContext()).contains("/of/{{changeSet:KNOWN_AFTER_APPLY}}/****")
                .doesNotContain(
                        "topsecret");
        assertThat(stacks.describe("shop").stackStatus()).isEqualTo(StackStatus.REVIEW_IN_PROGRESS);
        assertThat(stacks.services.buckets).isEmpty();
        stacks.execute("shop", "first");
        var stack = stacks.await("shop", StackStatus.CREATE_COMPLETE);
        assertThat(stack.changeSetId()).isEqualTo(set.changeSetId());
        assertThat(stacks.events("shop")).startsWith("shop REVIEW_IN_PROGRESS User Initiated",
                "shop CREATE_IN_PROGRESS User Initiated").endsWith("shop CREATE_COMPLETE");
        assertThat(list().getFirst().executionStatus()).isEqualTo(ExecutionStatus.EXECUTE_COMPLETE);
        assertThatThrownBy(() -> stacks.execute("shop", "first")).isInstanceOf(InvalidChangeSetStatusException.class);
    }

    @Test
    void tellsWhatWillBecomeOfEachResource() {
        created("shop", SHOP);
        var set = stacks.changeSet("shop", "next", r -> r.templateBody(SHOP.replace("files-one", "files-two")
                .replaceFirst("  Old:.*\n", "  New: {Type: AWS::S3::Bucket}\n")));
        assertThat(set.changes()).extracting(c -> c.resourceChange().logicalResourceId(), c -> c.resourceChange()
                .actionAsString(), c -> c.resourceChange().replacementAsString(), c -> c.resourceChange()
                        .policyActionAsString()).containsExactlyInAnyOrder(tuple("Files", "Modify", "True",
                                "ReplaceAndDelete"), tuple("Log", "Modify", "Conditional", "ReplaceAndDelete"), tuple(
                                        "New", "Add", null, null), tuple("Old", "Remove", null, "Delete"));
        var files = change(set, "Files");
        assertThat(files.physicalResourceId()).isEqualTo("files-one");
        assertThat(files.scopeAsStrings()).containsExactly("Properties");
        var detail = files.details().getFirst();
        assertThat(detail.evaluationAsString() + " " + detail.changeSourceAsString()).isEqualTo(
                "Static DirectModification");
        assertThat(detail.target().requiresRecreationAsString()).isEqualTo("Always");
        assertThat(detail.target().beforeValue() + " " + detail.target().afterValue() + " " + detail.target().path())
                .isEqualTo("files-one files-two /Properties/BucketName");
        var log = change(set, "Log").details().getFirst();
        assertThat(log.evaluationAsString() + " " + log.changeSourceAsString() + " " + log.causingEntity()).isEqualTo(
                "Dynamic ResourceReference Files");
        stacks.execute("shop", "next");
        stacks.await("shop", StackStatus.UPDATE_COMPLETE);
        assertThat(stacks.services.buckets).contains("files-two").doesNotContain("old", "files-one");
    }

    @Test
    void tellsWhichParameterCausesAChange() {
        created("shop", SHOP);
        var set = stacks.changeSet("shop", "next", r -> r.usePreviousTemplate(true).parameters(p -> p.parameterKey(
                "Days").parameterValue("30")));
        assertThat(set.changes()).hasSize(1);
        var log = change(set, "Log");
        assertThat(log.replacement()).isEqualTo(Replacement.FALSE);
        assertThat(log.details()).extracting(d -> d.target().name(), d -> d.changeSourceAsString(), d -> d
                .evaluationAsString(), d -> d.causingEntity()).containsExactly(tuple("RetentionInDays",
                        "ParameterReference", "Static", "Days"), tuple("RetentionInDays", "DirectModification",
                                "Dynamic", null));
    }

    @Test
    void failsWhenNothingChanges() {
        created("shop", SHOP);
        var same = stacks.changeSet("shop", "same", r -> r.usePreviousTemplate(true));
        assertThat(same.status()).isEqualTo(ChangeSetStatus.FAILED);
        assertThat(same.executionStatus()).isEqualTo(ExecutionStatus.UNAVAILABLE);
        assertThat(same.statusReason()).isEqualTo(
                "The submitted information didn't contain changes. Submit different information to create a change set.");
        assertThat(stacks.changeSet("shop", "text", r -> r.templateBody("# more\n" + SHOP)).statusReason()).isEqualTo(
                "No updates are to be performed.");
        assertThatThrownBy(() -> stacks.execute("shop", "same")).isInstanceOf(InvalidChangeSetStatusException.class)
                .hasMessageContaining("[FAILED]");
    }

    @Test
    void namesWhatIsNotSupported() {
        var type = stacks.changeSet("a", "c", r -> r.changeSetType(ChangeSetType.CREATE).templateBody(
                "Resources: {X: {Type: AWS::EC2::Instance}}"));
        assertThat(type.status()).isEqualTo(ChangeSetStatus.FAILED);
        assertThat(type.statusReason()).contains("Unrecognized resource types: [AWS::EC2::Instance]");
        var property = stacks.changeSet("b", "c", r -> r.changeSetType(ChangeSetType.CREATE).templateBody(
                "Resources: {X: {Type: AWS::S3::Bucket, Properties: {Colour: red}}}"));
        assertThat(property.statusReason()).contains("resource X", "extraneous key [Colour]");
    }

    @Test
    void outdatesTheOtherChangeSetsOfAStack() {
        created("shop", SHOP);
        for (String name : List.of("a", "b")) {
            stacks.changeSet("shop", name, r -> r.templateBody(SHOP.replace("old", name + "-bucket")));
        }
        stacks.execute("shop", "b");
        stacks.await("shop", StackStatus.UPDATE_COMPLETE);
        assertThat(list()).extracting(ChangeSetSummary::changeSetName, ChangeSetSummary::executionStatus)
                .containsExactly(tuple("a", ExecutionStatus.OBSOLETE), tuple("b", ExecutionStatus.EXECUTE_COMPLETE));
        assertThatThrownBy(() -> stacks.execute("shop", "a")).isInstanceOf(InvalidChangeSetStatusException.class)
                .hasMessageContaining("[OBSOLETE]");
        assertThat(template("a")).contains("a-bucket");
        delete("a");
        assertThat(list()).hasSize(1);
        assertThatThrownBy(() -> template("a")).isInstanceOf(ChangeSetNotFoundException.class);
        stacks.restart();
        assertThat(list()).hasSize(1);
    }

    private String template(String changeSet) {
        return stacks.registry().call(GetTemplateRequest.builder().stackName("shop").changeSetName(changeSet).build(),
                GetTemplateResponse.class).templateBody();
    }

    private void delete(String changeSet) {
        stacks.registry().call(DeleteChangeSetRequest.builder().stackName("shop").changeSetName(changeSet).build(),
                DeleteChangeSetResponse.class);
    }

    @Test
    void pagesThroughManyChanges() {
        var many = IntStream.range(0, 120).mapToObj(i -> "  R%03d: {Type: AWS::CloudFormation::WaitConditionHandle}"
                .formatted(i)).collect(Collectors.joining("\n", "Resources:\n", "\n"));
        var first = stacks.changeSet("shop", "many", r -> r.changeSetType(ChangeSetType.CREATE).templateBody(many));
        var second = stacks.registry().call(DescribeChangeSetRequest.builder().stackName("shop").changeSetName("many")
                .nextToken(first.nextToken()).build(), DescribeChangeSetResponse.class);
        assertThat(first.changes()).hasSize(100);
        assertThat(second.changes()).hasSize(20);
        assertThat(second.nextToken()).isNull();
    }

    @Test
    void deletesAStackThatItCannotCreateWhenToldSo() {
        var set = stacks.changeSet("shop", "c", r -> r.changeSetType(ChangeSetType.CREATE).onStackFailure(
                OnStackFailure.DELETE).templateBody("Resources: {Bad: {Type: AWS::S3::Bucket, Properties: "
                        + "{BucketName: forbidden}}}"));
        stacks.execute("shop", "c");
        stacks.await(set.stackId(), StackStatus.DELETE_COMPLETE);
    }

    @Test
    void refusesWhatCannotBe() {
        created("shop", SHOP);
        assertThatThrownBy(() -> stacks.changeSet("shop", "c", r -> r.changeSetType(ChangeSetType.CREATE).templateBody(
                SHOP))).hasMessageContaining("Stack [shop] already exists and cannot be created again with the "
                        + "changeSet [c].");
        assertThatThrownBy(() -> stacks.changeSet("nobody", "c", r -> r.templateBody(SHOP))).hasMessageContaining(
                "Stack [nobody] does not exist");
        assertThatThrownBy(() -> stacks.changeSet("shop", "c_", r -> r.templateBody(SHOP))).hasMessageContaining(
                "changeSetName");
        assertThatThrownBy(() -> stacks.changeSet("shop", "c", r -> r.templateBody(SHOP).changeSetType(
                ChangeSetType.IMPORT))).hasMessageContaining("import");
        stacks.changeSet("shop", "c", r -> r.templateBody(SHOP.replace("old", "x")));
        assertThatThrownBy(() -> stacks.changeSet("shop", "c", r -> r.templateBody(SHOP.replace("old", "y"))))
                .isInstanceOf(AlreadyExistsException.class);
        assertThatThrownBy(() -> stacks.execute("shop", "other")).isInstanceOf(ChangeSetNotFoundException.class);
        stacks.delete("shop");
        assertThatThrownBy(() -> stacks.execute("shop", "c")).isNotNull();
    }
}

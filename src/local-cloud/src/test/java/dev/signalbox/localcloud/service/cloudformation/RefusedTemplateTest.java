package dev.signalbox.localcloud.service.cloudformation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signalbox.localcloud.runtime.ServiceError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.cloudformation.model.AlreadyExistsException;
import software.amazon.awssdk.services.cloudformation.model.Capability;
import software.amazon.awssdk.services.cloudformation.model.InsufficientCapabilitiesException;
import software.amazon.awssdk.services.cloudformation.model.OnFailure;
import software.amazon.awssdk.services.cloudformation.model.Parameter;
import software.amazon.awssdk.services.cloudformation.model.StackStatus;

/** Whatever is wrong with a template or request is said at once, and nothing is created. */
class RefusedTemplateTest extends WithStacks {
    private static final String ONE_BUCKET = "Resources: {A: {Type: AWS::S3::Bucket}}";

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "{Description: x}|Template format error: At least one Resources member must be defined.",
            "{Resources: {A: {Type: AWS::S3::Bucket}}, Resorces: {}}|Invalid template property or properties [Resorces]",
            "{AWSTemplateFormatVersion: 2011, Resources: {}}|Unrecognized template format version: 2011",
            "{Resources: {A: {Type: AWS::Nope::Thing}}}|Unrecognized resource types: [AWS::Nope::Thing]",
            "{Resources: {A: {Type: AWS::Nope::Thing}}}|(line 1)",
            "{Resources: {A: {Properties: {}}}}|[/Resources/A] Every Resources object must contain a Type member.",
            "{Resources: {A: {Type: AWS::S3::Bucket, Propertis: {}}}}|Invalid template resource property 'Propertis'",
            "{Resources: {A-B: {Type: AWS::S3::Bucket}}}|Resource name A-B is non alphanumeric.",
            "{Resources: {A: {Type: AWS::S3::Bucket, Properties: {Nme: x}}}}|#/Nme: extraneous key [Nme] is not permitted",
            "{Resources: {A: {Type: AWS::S3::Bucket, Properties: {VersioningConfiguration: {Stat: x}}}}}|#/VersioningConfiguration/Stat: extraneous key",
            "{Resources: {A: {Type: AWS::S3::Bucket, Properties: {Tags: {a: b}}}}}|#/Tags: expected type: JSONArray, found: JSONObject",
            "{Resources: {A: {Type: AWS::S3::BucketPolicy, Properties: {Bucket: x}}}}|#: required key [PolicyDocument] not found",
            "{Resources: {A: {Type: AWS::S3::Bucket, Properties: {BucketName: null}}}}|[/Resources/A/Properties/BucketName] 'null' values are not allowed",
            "{Resources: {A: {Type: AWS::S3::Bucket, Properties: {BucketName: !Ref X}}}}|Unresolved resource dependencies [X] in the Resources block of the template",
            "{Resources: {A: {Type: AWS::S3::Bucket, Properties: {BucketName: !Sub 'a-${X.Arn}'}}}}|Unresolved resource dependencies [X]",
            "{Resources: {A: {Type: AWS::S3::Bucket, DependsOn: X}}}|Unresolved resource dependencies [X]",
            "{Resources: {A: {Type: AWS::S3::Bucket}}, Outputs: {O: {Value: !Ref X}}}|Unresolved resource dependencies [X] in the Outputs block",
            "{Resources: {A: {Type: AWS::S3::Bucket}}, Outputs: {O: {Value: !GetAtt A.Nope}}}|resource A does not support attribute type Nope in Fn::GetAtt",
            "{Resources: {A: {Type: AWS::S3::Bucket, Condition: C}}}|Unresolved condition dependency C in the Resources block",
            "{Resources: {A: {Type: AWS::S3::Bucket, Properties: {BucketName: !Foo x}}}}|Encountered unsupported function: Fn::Foo",
            "{Conditions: {C: !Equals [!ImportValue x, y]}, Resources: {A: {Type: AWS::S3::Bucket}}}|Encountered unsupported function: Fn::ImportValue",
            "{Resources: {A: {Type: AWS::S3::Bucket, Properties: {BucketName: '{{resolve:ssm:x}}'}}}}|Dynamic reference at [/Resources/A/Properties/BucketName]",
            "{Resources: {A: {Type: AWS::S3::Bucket, DeletionPolicy: Snapshot}}}|does not support deletion policy Snapshot",
            "{Resources: {A: {Type: AWS::S3::Bucket, DeletionPolicy: Keep}}}|Unrecognized DeletionPolicy Keep for resource A",
            "{Resources: {A: {Type: AWS::S3::Bucket, CreationPolicy: {}}}}|CreationPolicy of resource A is not supported by the local cloud",
            "{Resources: {A: {Type: AWS::S3::Bucket}}, Outputs: {O: {Value: x, Export: {Nam: y}}}}|Invalid template output export property 'Nam' in /Outputs/O/Export",
            "{Transform: AWS::Serverless-2016-10-31, Resources: {}}|Transform AWS::Serverless-2016-10-31 is not supported by the local cloud",
            "{Parameters: {P: {Type: Strin}}, Resources: {A: {Type: AWS::S3::Bucket}}}|Unrecognized parameter type: Strin",
            "{Parameters: {P: {Type: String, Defalt: x}}, Resources: {A: {Type: AWS::S3::Bucket}}}|Invalid template parameter property 'Defalt'",
            "{Parameters: {P: {Type: 'AWS::SSM::Parameter::Value<String>'}}, Resources: {A: {Type: AWS::S3::Bucket}}}|Parameter type AWS::SSM::Parameter::Value<String> is not supported",
            "{Parameters: {P: {Type: String}}, Resources: {A: {Type: AWS::S3::Bucket}}}|Parameters: [P] must have values",
            "{Conditions: {C: !Equals [!Ref A, x]}, Resources: {A: {Type: AWS::S3::Bucket}}}|Unresolved dependencies [A]. Cannot reference resources in the Conditions block",
            "{Conditions: {C: !Not [{Condition: D}], D: !Not [{Condition: C}]}, Resources: {A: {Type: AWS::S3::Bucket}}}|circular condition dependency",
            "{Rules: {R: {Assertions: [{Assert: !Equals [a, b], AssertDescription: a is not b}]}}, Resources: {A: {Type: AWS::S3::Bucket}}}|Rule 'R' failed: a is not b",
            "{Resources: {A: {Type: AWS::S3::Bucket, DependsOn: B}, B: {Type: AWS::S3::Bucket, DependsOn: A}}}|Circular dependency between resources: [A, B]"})
    void saysWhatIsWrong(String template, String message) {
        assertThatThrownBy(() -> stacks.create("shop", "--- " + template)).isInstanceOfSatisfying(
                AwsServiceException.class,
                e -> {
                    assertThat(ServiceError.codeOf(e)).isEqualTo("ValidationError");
                    assertThat(ServiceError.messageOf(e)).contains(message);
                });
        assertThat(stacks.services.buckets).isEmpty();
        assertThatThrownBy(() -> stacks.describe("shop")).hasMessageContaining("Stack with id shop does not exist");
    }

    @Test
    void refusesReferencesToResourcesWhoseConditionDoesNotHold() {
        assertThatThrownBy(() -> stacks.create("shop", """
                Conditions: {Never: !Equals [a, b]}
                Resources:
                  A: {Type: AWS::S3::Bucket, Condition: Never}
                  B: {Type: AWS::S3::BucketPolicy, Properties: {Bucket: !Ref A, PolicyDocument: {}}}
                """)).hasMessageContaining("Unresolved resource dependencies [A] in the Resources block");
    }

    @Test
    void tellsTheLineOfAnUnknownProperty() {
        assertThatThrownBy(() -> stacks.create("shop",
                "Resources:\n  A:\n    Type: AWS::S3::Bucket\n    Properties:\n      Nme: x\n"))
                .hasMessageContaining("(line 5)");
    }

    @Test
    void asksForCapabilities() {
        var role = "Resources: {A: {Type: AWS::IAM::Role, Properties: {%s AssumeRolePolicyDocument: {}}}}";
        assertThatThrownBy(() -> stacks.create("shop", role.formatted(""))).isInstanceOf(
                InsufficientCapabilitiesException.class).hasMessageContaining(
                        "Requires capabilities : [CAPABILITY_IAM]");
        assertThatThrownBy(() -> stacks.create("shop", role.formatted("RoleName: x,"), r -> r.capabilities(
                Capability.CAPABILITY_IAM))).hasMessageContaining("Requires capabilities : [CAPABILITY_NAMED_IAM]");
    }

    @Test
    void refusesANameThatIsTaken() {
        stacks.create("shop", ONE_BUCKET);
        assertThatThrownBy(() -> stacks.create("shop", ONE_BUCKET)).isInstanceOf(AlreadyExistsException.class)
                .hasMessageContaining("Stack [shop] already exists");
    }

    @Test
    void takesTheSameRequestTwiceForOne() {
        var id = stacks.create("shop", ONE_BUCKET, r -> r.clientRequestToken("t"));
        assertThat(stacks.create("shop", ONE_BUCKET, r -> r.clientRequestToken("t"))).isEqualTo(id);
        stacks.await("shop", StackStatus.CREATE_COMPLETE);
        assertThat(stacks.rawEvents("shop")).allMatch(e -> e.clientRequestToken().equals("t"));
    }

    @Test
    void refusesBadNames() {
        assertThatThrownBy(() -> stacks.create("1shop", ONE_BUCKET)).hasMessageContaining(
                "Member must satisfy regular expression pattern: [a-zA-Z][-a-zA-Z0-9]*");
    }

    @Test
    void refusesWhatItCannotDo() {
        assertThatThrownBy(() -> stacks.create("shop", ONE_BUCKET, r -> r.notificationARNs("arn:x")))
                .hasMessageContaining("NotificationARNs is not supported by the local cloud");
        assertThatThrownBy(() -> stacks.create("shop", ONE_BUCKET, r -> r.stackPolicyBody("{}"))).hasMessageContaining(
                "A stack policy is not supported by the local cloud");
        assertThatThrownBy(() -> stacks.create("shop", ONE_BUCKET, r -> r.onFailure(OnFailure.ROLLBACK).disableRollback(
                true))).hasMessageContaining("either DisableRollback or OnFailure");
        assertThatThrownBy(() -> stacks.create("shop", ONE_BUCKET, r -> r.parameters(Parameter.builder().parameterKey(
                "X").parameterValue("1").build()))).hasMessageContaining(
                        "Parameters: [X] do not exist in the template");
    }

    @Test
    void takesLargeTemplatesFromS3Only() {
        var large = ONE_BUCKET + "\n#" + "x".repeat(51_200);
        assertThatThrownBy(() -> stacks.create("shop", large)).hasMessageContaining(
                "Member must have length less than or equal to 51200");
        stacks.objects.put("templates/large.yaml", large);
        stacks.create("shop", "", r -> r.templateURL("http://127.0.0.1:4566/templates/large.yaml"));
        stacks.await("shop", StackStatus.CREATE_COMPLETE);
        stacks.create("shop2", "", r -> r.templateURL("https://templates.s3.local-1.amazonaws.com/large.yaml"));
        stacks.await("shop2", StackStatus.CREATE_COMPLETE);
        stacks.objects.put("templates/huge.yaml", ONE_BUCKET + "\n#" + "x".repeat(1_048_576));
        assertThatThrownBy(() -> stacks.create("shop3", "", r -> r.templateURL(
                "https://s3.amazonaws.com/templates/huge.yaml"))).hasMessageContaining("may not exceed 1048576 bytes");
        assertThatThrownBy(() -> stacks.create("shop3", "", r -> r.templateURL(
                "https://s3.amazonaws.com/templates/none.yaml"))).hasMessageContaining(
                        "S3 error: The specified key does not exist.");
        assertThatThrownBy(() -> stacks.create("shop3", "", r -> r.templateURL("https://example.com/a/b")))
                .hasMessageContaining("TemplateURL must be a supported URL");
        assertThatThrownBy(() -> stacks.create("shop3", "")).hasMessageContaining(
                "Either Template URL or Template Body must be specified.");
    }
}

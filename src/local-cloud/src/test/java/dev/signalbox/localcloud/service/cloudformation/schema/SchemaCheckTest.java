package dev.signalbox.localcloud.service.cloudformation.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.localcloud.service.cloudformation.template.Template;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The check of templates bites: mistakes that AWS refuses are found. */
class SchemaCheckTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            AWS::SQS::Queue | {QueuName: q} | QueuName
            AWS::SQS::Queue | {MessageRetentionPeriod: "1209601"} | 1209600
            AWS::SQS::Queue | {MessageRetentionPeriod: soon} | integer
            AWS::Lambda::Function | {Role: r, Code: {S3Bucket: bucket, S3Key: k}} | pattern
            AWS::Lambda::Function | {Runtime: java24, Role: "arn:aws:iam::123456789012:role/r", Code: {S3Bucket: bucket, S3Key: k}} | java25
            AWS::Lambda::Function | {Timeout: 901, Role: "arn:aws:iam::123456789012:role/r", Code: {S3Bucket: bucket, S3Key: k}} | 900
            AWS::IAM::Role | {RoleName: r} | AssumeRolePolicyDocument
            AWS::Logs::LogGroup | {RetentionInDays: 31} | enum
            """)
    void mistakesAreFound(String type, String properties, String said) {
        var template = Template.read("Resources: {R: {Type: " + type + ", Properties: " + properties + "}}");
        assertThat(new ResourceSchemas().problems(type, template.resources().get("R").properties())).anySatisfy(
                p -> assertThat(p).contains(said));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            AWS::SQS::Queue | {MessageRetentionPeriod: "1209600", FifoQueue: "true"}
            AWS::Logs::LogGroup | {RetentionInDays: "30"}
            AWS::EC2::SecurityGroup | {GroupDescription: d, SecurityGroupIngress: [{IpProtocol: tcp, FromPort: "80", ToPort: 80, CidrIp: 10.0.0.0/8}]}
            """)
    void whatCloudFormationConvertsIsFine(String type, String properties) {
        var template = Template.read("Resources: {R: {Type: " + type + ", Properties: " + properties + "}}");
        assertThat(new ResourceSchemas().problems(type, template.resources().get("R").properties())).isEqualTo(List
                .of());
    }
}

package dev.signalbox.deploy;

import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.services.batch.BatchClient;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.servicequotas.ServiceQuotasClient;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sts.StsClient;

/**
 * The AWS clients of one environment that deployments need; whoever made them closes them.
 *
 * @param services empty where nothing is to be asked of them beforehand
 */
public record AwsClients(CloudFormationClient cloudFormation, S3Client s3, StsClient sts, Ec2Client ec2, IamClient iam,
        Optional<Services> services) {
    public AwsClients(CloudFormationClient cloudFormation, S3Client s3, StsClient sts, Ec2Client ec2, IamClient iam) {
        this(cloudFormation, s3, sts, ec2, iam, Optional.empty());
    }

    /** Services whose resources templates make, each asked for its client only when a template makes or names one. */
    public record Services(Supplier<ServiceQuotasClient> quotas, Supplier<BatchClient> batch,
            Supplier<DynamoDbClient> tables, Supplier<SqsClient> queues, Supplier<CloudWatchLogsClient> logs,
            Supplier<LambdaClient> functions, Supplier<SfnClient> machines) {}
}

package dev.signalbox.deploy;

import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sts.StsClient;

/** The AWS clients of one environment that deployments need; whoever made them closes them. */
public record AwsClients(CloudFormationClient cloudFormation, S3Client s3, StsClient sts, Ec2Client ec2,
        IamClient iam) {}

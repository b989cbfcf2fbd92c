package dev.signalbox.localcloud;

import dev.signalbox.localcloud.runtime.AwsService;
import dev.signalbox.localcloud.runtime.CloudContext;
import dev.signalbox.localcloud.service.apigatewayv2.ApiGatewayV2Service;
import dev.signalbox.localcloud.service.batch.BatchService;
import dev.signalbox.localcloud.service.cloudformation.CloudFormationService;
import dev.signalbox.localcloud.service.dynamodb.DynamoDbService;
import dev.signalbox.localcloud.service.ec2.Ec2Service;
import dev.signalbox.localcloud.service.ecs.EcsService;
import dev.signalbox.localcloud.service.elasticache.ElastiCacheService;
import dev.signalbox.localcloud.service.elasticloadbalancingv2.ElasticLoadBalancingV2Service;
import dev.signalbox.localcloud.service.events.EventsService;
import dev.signalbox.localcloud.service.iam.IamService;
import dev.signalbox.localcloud.service.kms.KmsService;
import dev.signalbox.localcloud.service.lambda.LambdaService;
import dev.signalbox.localcloud.service.logs.LogsService;
import dev.signalbox.localcloud.service.outbox.OutboxService;
import dev.signalbox.localcloud.service.s3.S3Service;
import dev.signalbox.localcloud.service.secretsmanager.SecretsManagerService;
import dev.signalbox.localcloud.service.ses.SesService;
import dev.signalbox.localcloud.service.sns.SnsService;
import dev.signalbox.localcloud.service.sqs.SqsService;
import dev.signalbox.localcloud.service.stepfunctions.StepFunctionsService;
import dev.signalbox.localcloud.service.sts.StsService;
import java.util.List;

/** Which services there are, one a line; CloudFormation last, as it is closed first and calls the others. */
final class Services {
    private Services() {}

    static List<AwsService> all(CloudContext context) {
        return List.of(
                new ApiGatewayV2Service(context),
                new BatchService(context),
                new DynamoDbService(context),
                new Ec2Service(context),
                new EcsService(context),
                new ElastiCacheService(context),
                new ElasticLoadBalancingV2Service(context),
                new EventsService(context),
                new IamService(context),
                new KmsService(context),
                new LambdaService(context),
                new LogsService(context),
                new OutboxService(context),
                new S3Service(context),
                new SecretsManagerService(context),
                new SesService(context),
                new SnsService(context),
                new SqsService(context),
                new StepFunctionsService(context),
                new StsService(context),
                new CloudFormationService(context));
    }
}

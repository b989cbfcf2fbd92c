package dev.signalbox.localcloud;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sqs.SqsClient;

/** APIs of all kinds as stacks make them. */
class ApiStacksTest {
    private static final String SOCKETS = """
            Resources:
              Api:
                Type: AWS::ApiGatewayV2::Api
                Properties: {Name: sockets, ProtocolType: WEBSOCKET, RouteSelectionExpression: $request.body.action}
              Mock:
                Type: AWS::ApiGatewayV2::Integration
                Properties:
                  ApiId: !Ref Api
                  IntegrationType: MOCK
                  TemplateSelectionExpression: '200'
                  RequestTemplates: {'200': '{"statusCode":200}'}
              Connect:
                Type: AWS::ApiGatewayV2::Route
                Properties: {ApiId: !Ref Api, RouteKey: $connect, AuthorizationType: NONE, Target: !Sub 'integrations/${Mock}'}
              Answer:
                Type: AWS::ApiGatewayV2::RouteResponse
                Properties: {ApiId: !Ref Api, RouteId: !Ref Connect, RouteResponseKey: $default}
              Deployment:
                Type: AWS::ApiGatewayV2::Deployment
                DependsOn: Connect
                Properties: {ApiId: !Ref Api}
              Stage:
                Type: AWS::ApiGatewayV2::Stage
                Properties: {ApiId: !Ref Api, StageName: dev, DeploymentId: !Ref Deployment}
            Outputs:
              Endpoint: {Value: !Sub '${Api.ApiEndpoint}/${Stage}'}
            """;
    private static final String NOTIFIES = """
            Resources:
              Queue: {Type: AWS::SQS::Queue}
              Policy:
                Type: AWS::SQS::QueuePolicy
                Properties:
                  Queues: [!Ref Queue]
                  PolicyDocument:
                    Version: '2012-10-17'
                    Statement:
                      - Effect: Allow
                        Principal: {Service: s3.amazonaws.com}
                        Action: sqs:SendMessage
                        Resource: !GetAtt Queue.Arn
                        Condition: {ArnEquals: {'aws:SourceArn': 'arn:aws:s3:::notifies'}}
              Bucket:
                Type: AWS::S3::Bucket
                DependsOn: Policy
                Properties:
                  BucketName: notifies
                  NotificationConfiguration:
                    QueueConfigurations:
                      - Event: s3:ObjectCreated:*
                        Queue: !GetAtt Queue.Arn
                        Filter: {S3Key: {Rules: [{Name: prefix, Value: input/}]}}
            Outputs:
              Url: {Value: !Ref Queue}
            """;
    private static final String REST = """
            Resources:
              Role:
                Type: AWS::IAM::Role
                Properties:
                  AssumeRolePolicyDocument:
                    Version: '2012-10-17'
                    Statement: [{Effect: Allow, Principal: {Service: states.amazonaws.com}, Action: 'sts:AssumeRole'}]
              Account:
                Type: AWS::ApiGateway::Account
                Properties: {CloudWatchRoleArn: !GetAtt Role.Arn}
              Api:
                Type: AWS::ApiGateway::RestApi
                Properties: {Name: rest, EndpointConfiguration: {Types: [REGIONAL]}}
              Items:
                Type: AWS::ApiGateway::Resource
                Properties: {RestApiId: !Ref Api, ParentId: !GetAtt Api.RootResourceId, PathPart: items}
              Item:
                Type: AWS::ApiGateway::Resource
                Properties: {RestApiId: !Ref Api, ParentId: !Ref Items, PathPart: '{id}'}
              Get:
                Type: AWS::ApiGateway::Method
                Properties:
                  RestApiId: !Ref Api
                  ResourceId: !Ref Item
                  HttpMethod: GET
                  AuthorizationType: AWS_IAM
                  MethodResponses: [{StatusCode: 200}]
                  Integration:
                    Type: MOCK
                    RequestTemplates: {application/json: '{"statusCode": 200}'}
                    IntegrationResponses:
                      - StatusCode: 200
                        ResponseTemplates: {application/json: '{"item": "$input.params(''id'')"}'}
              Deployment:
                Type: AWS::ApiGateway::Deployment
                DependsOn: Get
                Properties: {RestApiId: !Ref Api}
              Stage:
                Type: AWS::ApiGateway::Stage
                Properties: {RestApiId: !Ref Api, DeploymentId: !Ref Deployment, StageName: Prod}
              Machine:
                Type: AWS::StepFunctions::StateMachine
                Properties:
                  RoleArn: !GetAtt Role.Arn
                  DefinitionSubstitutions: {Endpoint: !Sub '${Api}.execute-api.${AWS::Region}.${AWS::URLSuffix}'}
                  DefinitionString: >-
                    {"StartAt":"Get","States":{"Get":{"Type":"Task","Resource":"arn:aws:states:::apigateway:invoke",
                    "Parameters":{"ApiEndpoint":"${Endpoint}","Method":"GET","Stage":"Prod","AuthType":"IAM_ROLE",
                    "Path.$":"States.Format('items/{}', $.id)"},"OutputPath":"$.ResponseBody","End":true}}}
            Outputs:
              Api: {Value: !Ref Api}
              Machine: {Value: !Ref Machine}
            """;
    private static final String STARTS = """
            Resources:
              Role:
                Type: AWS::IAM::Role
                Properties:
                  AssumeRolePolicyDocument:
                    Version: '2012-10-17'
                    Statement: [{Effect: Allow, Principal: {Service: [apigateway.amazonaws.com]}, Action: 'sts:AssumeRole'}]
              Machine:
                Type: AWS::StepFunctions::StateMachine
                Properties:
                  RoleArn: !GetAtt Role.Arn
                  DefinitionString: '{"StartAt":"P","States":{"P":{"Type":"Pass","End":true}}}'
              Api:
                Type: AWS::ApiGatewayV2::Api
                Properties: {Name: starts, ProtocolType: HTTP, CorsConfiguration: {AllowOrigins: ['*']}}
              Start:
                Type: AWS::ApiGatewayV2::Integration
                Properties:
                  ApiId: !Ref Api
                  IntegrationType: AWS_PROXY
                  IntegrationSubtype: StepFunctions-StartExecution
                  CredentialsArn: !GetAtt Role.Arn
                  PayloadFormatVersion: '1.0'
                  TimeoutInMillis: 10000
                  RequestParameters: {Input: $request.body, StateMachineArn: !Ref Machine}
              Route:
                Type: AWS::ApiGatewayV2::Route
                Properties: {ApiId: !Ref Api, RouteKey: $default, Target: !Sub 'integrations/${Start}'}
              Stage:
                Type: AWS::ApiGatewayV2::Stage
                Properties: {ApiId: !Ref Api, StageName: $default, AutoDeploy: true}
            Outputs:
              Endpoint: {Value: !GetAtt Api.ApiEndpoint}
            """;
    @TempDir static Path folder;
    private static StackFixture stacks;

    @BeforeAll
    static void start() {
        stacks = new StackFixture(folder);
    }

    @AfterAll
    static void stop() {
        stacks.close();
    }

    @Test
    void makesAWebSocketApiWithAMock() throws Exception {
        var endpoint = stacks.deploy("sockets", SOCKETS).get("Endpoint");
        var ended = new CompletableFuture<Integer>();
        try (var http = HttpClient.newHttpClient()) {
            http.newWebSocketBuilder().buildAsync(URI.create(endpoint), new WebSocket.Listener() {
                @Override
                public CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
                    ended.complete(code);
                    return null;
                }
            }).join();
            stacks.delete("sockets");
            assertThat(ended.get(20, TimeUnit.SECONDS)).as("a deleted API closes").isEqualTo(1001);
        }
    }

    @Test
    void makesARestApiThatAStateMachineCalls() throws Exception {
        var outputs = stacks.deploy("rest", REST);
        var address = stacks.cloud().endpoint() + "/_aws/execute-api/" + outputs.get("Api") + "/Prod/items/7";
        try (var http = HttpClient.newHttpClient(); var states = stacks.cloud().client(SfnClient.builder())) {
            assertThat(http.send(HttpRequest.newBuilder(URI.create(address)).build(), BodyHandlers.ofString()).body())
                    .isEqualTo("{\"message\":\"Missing Authentication Token\"}");
            var execution = states.startExecution(e -> e.stateMachineArn(outputs.get("Machine")).input(
                    "{\"id\":\"a b\"}")).executionArn();
            var ended = StackFixture.until(() -> states.describeExecution(d -> d.executionArn(execution)), e -> e
                    .status() != ExecutionStatus.RUNNING);
            assertThat(ended.output()).as(String.valueOf(ended.cause())).isEqualTo("{\"item\":\"a b\"}");
        }
        stacks.delete("rest");
    }

    @Test
    void makesABucketThatNotifies() {
        var url = stacks.deploy("notifies", NOTIFIES).get("Url");
        try (var s3 = stacks.cloud().client(S3Client.builder().forcePathStyle(true));
                var sqs = stacks.cloud().client(
                        SqsClient.builder())) {
            var kept = s3.getBucketNotificationConfiguration(g -> g.bucket("notifies")).queueConfigurations();

            assertThat(kept.getFirst().filter().key().filterRules().getFirst().value()).isEqualTo("input/");
            assertThat(sqs.receiveMessage(r -> r.queueUrl(url).waitTimeSeconds(10)).messages().getFirst().body())
                    .contains("s3:TestEvent");
        }
        stacks.delete("notifies");
    }

    @Test
    void makesAnApiThatStartsExecutions() throws Exception {
        var endpoint = stacks.deploy("starts", STARTS).get("Endpoint");
        try (var http = HttpClient.newHttpClient()) {
            var response = http.send(HttpRequest.newBuilder(URI.create(endpoint + "/any")).POST(BodyPublishers.ofString(
                    "{\"a\":1}")).header("Origin", "https://page.example").build(), BodyHandlers.ofString());

            assertThat(response.body()).contains("\"executionArn\":\"arn:aws:states:local-1:000000000000:execution:");
            assertThat(response.headers().firstValue("access-control-allow-origin")).contains("*");
        }
        stacks.delete("starts");
    }
}

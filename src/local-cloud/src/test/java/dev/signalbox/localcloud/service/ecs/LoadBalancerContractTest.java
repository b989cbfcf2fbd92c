package dev.signalbox.localcloud.service.ecs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.localcloud.StackFixture;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.HashSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.cloudformation.model.StackStatus;
import software.amazon.awssdk.services.s3.S3Client;

/** A service behind a load balancer, by a stack, as the download service has it. */
final class LoadBalancerContractTest {
    private static final String TEMPLATE = """
            Resources:
              LoadBalancer:
                Type: AWS::ElasticLoadBalancingV2::LoadBalancer
                Properties:
                  Type: application
                  Scheme: internal
                  Subnets: [subnet-0a1b2c3d4e5f60001, subnet-0a1b2c3d4e5f60002]
                  LoadBalancerAttributes:
                    - {Key: routing.http.drop_invalid_header_fields.enabled, Value: "true"}
              TargetGroup:
                Type: AWS::ElasticLoadBalancingV2::TargetGroup
                Properties:
                  Name: !Sub ["tg-${Id}", {Id: !Select [3, !Split ["/", !Ref LoadBalancer]]}]
                  TargetType: ip
                  Protocol: HTTP
                  Port: 3000
                  VpcId: vpc-0a1b2c3d4e5f60001
                  HealthCheckPath: /health
                  HealthCheckIntervalSeconds: 10
                  Matcher: {HttpCode: "200"}
                  TargetGroupAttributes: [{Key: deregistration_delay.timeout_seconds, Value: "30"}]
              Listener:
                Type: AWS::ElasticLoadBalancingV2::Listener
                Properties:
                  LoadBalancerArn: !Ref LoadBalancer
                  Port: 80
                  Protocol: HTTP
                  DefaultActions: [{Type: forward, TargetGroupArn: !Ref TargetGroup}]
              Cluster:
                Type: AWS::ECS::Cluster
              Task:
                Type: AWS::ECS::TaskDefinition
                Properties:
                  Family: web
                  RequiresCompatibilities: [FARGATE]
                  NetworkMode: awsvpc
                  RuntimePlatform: {CpuArchitecture: ARM64, OperatingSystemFamily: LINUX}
                  EphemeralStorage: {SizeInGiB: 30}
                  Cpu: 256
                  Memory: 512
                  ContainerDefinitions:
                    - Name: web
                      Image: s3://jars/server.jar
                      Command: [%s]
                      PortMappings: [{ContainerPort: 3000, Protocol: tcp}]
                      Secrets: [!If [Never, {Name: X, ValueFrom: y}, !Ref "AWS::NoValue"]]
              Service:
                Type: AWS::ECS::Service
                DependsOn: Listener
                Properties:
                  Cluster: !Ref Cluster
                  TaskDefinition: !Ref Task
                  DesiredCount: 2
                  LaunchType: FARGATE
                  DeploymentConfiguration:
                    DeploymentCircuitBreaker: {Enable: true, Rollback: true}
                    MinimumHealthyPercent: 100
                    MaximumPercent: 200
                  HealthCheckGracePeriodSeconds: 60
                  NetworkConfiguration:
                    AwsvpcConfiguration: {Subnets: [subnet-0a1b2c3d4e5f60001], AssignPublicIp: ENABLED}
                  LoadBalancers: [{ContainerName: web, ContainerPort: 3000, TargetGroupArn: !Ref TargetGroup}]
                  PropagateTags: SERVICE
                  Tags: [{Key: of, Value: web}]
            Conditions:
              Never: !Equals [a, b]
            Outputs:
              Url: {Value: !Sub "http://${LoadBalancer.DNSName}"}
              Name: {Value: !GetAtt Service.Name}
              Group: {Value: !Ref TargetGroup}
              LoadBalancer: {Value: !Ref LoadBalancer}
            """;

    @TempDir Path folder;

    private StackFixture stacks;

    @BeforeEach
    void start() throws IOException {
        stacks = new StackFixture(folder.resolve("cloud"));
        try (var s3 = stacks.cloud().client(S3Client.builder().forcePathStyle(true))) {
            s3.createBucket(b -> b.bucket("jars"));
            s3.putObject(p -> p.bucket("jars").key("server.jar"), TestServer.jar(folder.resolve("server.jar")));
        }
    }

    @AfterEach
    void stop() {
        stacks.close();
    }

    @Test
    void forwardsToTheHealthyTasksOfAServiceWhateverBecomesOfThem() throws IOException, InterruptedException {
        var outputs = stacks.deploy("web", TEMPLATE.formatted("first"));
        var url = outputs.get("Url");
        var answers = new HashSet<String>();
        for (int i = 0; i < 6; i++) {
            var answer = post(url + "/some/path?x=1", "body-" + i);
            assertThat(answer.body()).startsWith("first ").endsWith(" 127.0.0.1 body-" + i);
            answers.add(answer.body().split(" ")[1]);
        }
        assertThat(answers).as("both tasks").hasSize(2);

        stacks.update("web", TEMPLATE.formatted("second"), StackStatus.UPDATE_COMPLETE);
        assertThat(post(url, "x").body()).startsWith("second ");
        stacks.update("web", TEMPLATE.formatted("exit, '5'"),
                StackStatus.UPDATE_ROLLBACK_COMPLETE);
        assertThat(stacks.reasons("web")).contains("the last word").contains("exit code 5");
        assertThat(post(url, "x").body()).startsWith("second ");

        var wide = stacks.update("web", TEMPLATE.formatted("second").replace("Scheme: internal",
                "Scheme: internet-facing"), StackStatus.UPDATE_COMPLETE);
        assertThat(wide.get("Group")).as("goes with its load balancer").isNotEqualTo(outputs.get("Group"));
        var newUrl = wide.get("Url");
        assertThat(post(newUrl, "x").body()).startsWith("second ");

        stacks.restart();
        var again = StackFixture.until(() -> answer(newUrl), body -> body.startsWith("second "));
        assertThat(again).contains("127.0.0.1");
        stacks.delete("web");
    }

    private static String answer(String url) {
        try {
            return post(url, "x").body();
        } catch (IOException e) {
            return e.toString();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static HttpResponse<String> post(String url, String body) throws IOException, InterruptedException {
        try (var http = HttpClient.newHttpClient()) {
            return http.send(HttpRequest.newBuilder(URI.create(url)).POST(HttpRequest.BodyPublishers.ofString(body))
                    .build(), HttpResponse.BodyHandlers.ofString());
        }
    }
}

package dev.signalbox.localcloud.service.elasticloadbalancingv2;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.localcloud.StackFixture;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.cloudformation.model.StackStatus;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;

/** The load balancer of the download service's template. */
final class LoadBalancerStackTest {
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
                  Tags: [{Key: "signalbox:pipeline", Value: download-service}]
              TargetGroup:
                Type: AWS::ElasticLoadBalancingV2::TargetGroup
                Properties:
                  TargetType: ip
                  Protocol: HTTP
                  Port: 3000
                  VpcId: vpc-0a1b2c3d4e5f60001
                  HealthCheckPath: %s
                  HealthCheckIntervalSeconds: 10
                  HealthCheckTimeoutSeconds: 5
                  HealthyThresholdCount: 2
                  UnhealthyThresholdCount: 3
                  Matcher: {HttpCode: "200"}
                  TargetGroupAttributes:
                    - {Key: deregistration_delay.timeout_seconds, Value: "30"}
              HttpListener:
                Type: AWS::ElasticLoadBalancingV2::Listener
                Properties:
                  LoadBalancerArn: !Ref LoadBalancer
                  Protocol: %s
                  Port: 80
                  DefaultActions:
                    - Type: forward
                      TargetGroupArn: !Ref TargetGroup
            Outputs:
              Url: {Value: !Sub "http://${LoadBalancer.DNSName}"}
              Name: {Value: !GetAtt LoadBalancer.LoadBalancerFullName}
              Group: {Value: !GetAtt TargetGroup.TargetGroupArn}
              GroupName: {Value: !GetAtt TargetGroup.TargetGroupFullName}
              Listener: {Value: !GetAtt HttpListener.ListenerArn}
            """;

    @TempDir Path folder;

    private final TestTarget target = new TestTarget("api");
    private final HttpClient http = HttpClient.newHttpClient();
    private StackFixture stacks;
    private ElasticLoadBalancingV2Client elb;

    @BeforeEach
    void start() {
        stacks = new StackFixture(folder);
        elb = stacks.cloud().client(ElasticLoadBalancingV2Client.builder());
    }

    @AfterEach
    void stop() {
        target.close();
        http.close();
        elb.close();
        stacks.close();
    }

    @Test
    void isMadeChangedAndDeletedAsAStackSays() throws Exception {
        var outputs = stacks.deploy("downloads", TEMPLATE.formatted("/health", "HTTP"));
        assertThat(outputs.get("Name")).startsWith("app/downloads-");
        assertThat(outputs.get("GroupName")).startsWith("targetgroup/downloads-");
        assertThat(status(outputs)).isEqualTo(503);
        elb.registerTargets(r -> r.targetGroupArn(outputs.get("Group")).targets(t -> t.id("127.0.0.1").port(target
                .port())));
        StackFixture.until(() -> quietStatus(outputs), status -> status == 200);
        assertThat(elb.describeTags(d -> d.resourceArns(outputs.get("Listener"))).tagDescriptions().getFirst().tags())
                .anyMatch(t -> t.key().equals("aws:cloudformation:stack-name"));

        var updated = stacks.update("downloads", TEMPLATE.formatted("/", "HTTP"), StackStatus.UPDATE_COMPLETE);
        assertThat(updated).isEqualTo(outputs);
        assertThat(elb.describeTargetGroups(d -> d.targetGroupArns(outputs.get("Group"))).targetGroups().getFirst()
                .healthCheckPath()).isEqualTo("/");

        stacks.delete("downloads");
        assertThat(elb.describeLoadBalancers().loadBalancers()).isEmpty();
        assertThat(elb.describeTargetGroups().targetGroups()).isEmpty();
    }

    @Test
    void saysThatItSpeaksNoHttps() {
        stacks.create("secure", TEMPLATE.formatted("/health", "HTTPS"));
        stacks.awaitRollback("secure");
        assertThat(stacks.reasons("secure")).contains("speak HTTP only");
        assertThat(elb.describeLoadBalancers().loadBalancers()).isEmpty();
    }

    private int quietStatus(Map<String, String> outputs) {
        try {
            return status(outputs);
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private int status(Map<String, String> outputs) throws IOException, InterruptedException {
        return http.send(HttpRequest.newBuilder(URI.create(outputs.get("Url") + "/jobs")).build(),
                HttpResponse.BodyHandlers.discarding()).statusCode();
    }
}

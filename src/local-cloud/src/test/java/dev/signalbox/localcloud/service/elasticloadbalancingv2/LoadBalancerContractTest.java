package dev.signalbox.localcloud.service.elasticloadbalancingv2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signalbox.localcloud.StackFixture;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DuplicateListenerException;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ElasticLoadBalancingV2Exception;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ListenerNotFoundException;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancerNotFoundException;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.OperationNotPermittedException;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ResourceInUseException;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroupAssociationLimitException;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetHealthReasonEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.UnsupportedProtocolException;

final class LoadBalancerContractTest {
    private static final String[] SUBNETS = {"subnet-0a1b2c3d4e5f60001", "subnet-0a1b2c3d4e5f60002"};

    @TempDir Path folder;

    private final TestTarget one = new TestTarget("one");
    private final TestTarget two = new TestTarget("two");
    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private StackFixture stacks;
    private ElasticLoadBalancingV2Client elb;
    private String balancer = "";
    private String group = "";
    private String address = "";

    @BeforeEach
    void start() {
        stacks = new StackFixture(folder);
        elb = stacks.cloud().client(ElasticLoadBalancingV2Client.builder());
        var made = elb.createLoadBalancer(b -> b.name("api").subnets(SUBNETS).scheme("internal")).loadBalancers()
                .getFirst();
        balancer = made.loadBalancerArn();
        address = "http://" + made.dnsName();
        group = elb.createTargetGroup(g -> g.name("api").protocol("HTTP").port(3000).vpcId("vpc-0a1b2c3d4e5f60001")
                .targetType("ip").healthCheckPath("/health").healthCheckIntervalSeconds(5)
                .healthCheckTimeoutSeconds(2)).targetGroups().getFirst().targetGroupArn();
    }

    @AfterEach
    void stop() {
        one.close();
        two.close();
        http.close();
        elb.close();
        stacks.close();
    }

    @Test
    void takesTurnsAmongHealthyTargetsAndLetsTheOthersBe() throws Exception {
        register(one, two);
        assertThat(states()).containsOnly("unused");
        two.health(500);
        listen();
        healthy("healthy", "initial");
        assertThat(answers(4)).containsOnly("one");

        two.health(200);
        healthy("healthy", "healthy");
        assertThat(answers(4)).containsExactlyInAnyOrder("one", "one", "two", "two");

        elb.deregisterTargets(d -> d.targetGroupArn(group).targets(t -> t.id("127.0.0.1").port(one.port())));
        assertThat(states()).as("nothing was under way").containsExactly("healthy");
        assertThat(answers(3)).containsOnly("two");
        assertThat(elb.describeTargetHealth(d -> d.targetGroupArn(group).targets(t -> t.id("127.0.0.1").port(one
                .port()))).targetHealthDescriptions().getFirst().targetHealth().reason()).isEqualTo(
                        TargetHealthReasonEnum.TARGET_NOT_REGISTERED);
    }

    @Test
    void drainsATargetThatStillAnswers() throws Exception {
        register(one);
        listen();
        healthy("healthy");
        var under = http.sendAsync(get("/slow"), HttpResponse.BodyHandlers.ofString());
        StackFixture.until(this::drain, state -> state.equals("draining"));
        assertThat(ask("/").statusCode()).isEqualTo(503);
        one.release();
        assertThat(under.get().body()).isEqualTo("one");
        StackFixture.until(this::states, List::isEmpty);
    }

    private String drain() {
        if (one.slowRequests() > 0) {
            elb.deregisterTargets(d -> d.targetGroupArn(group).targets(t -> t.id("127.0.0.1").port(one.port())));
        }
        return states().stream().findFirst().orElse("");
    }

    @Test
    void passesOnWhatTheClientAndTheTargetSayWithoutWhatIsBetweenTwoOnly() throws Exception {
        elb.modifyLoadBalancerAttributes(m -> m.loadBalancerArn(balancer).attributes(a -> a.key(
                "routing.http.drop_invalid_header_fields.enabled").value("true")));
        register(one);
        listen();
        healthy("healthy");
        var answer = http.send(HttpRequest.newBuilder(URI.create(address + "/a%2Fb/c?q=%20x")).header("X-Forwarded-For",
                "10.1.2.3").header("X-Mine", "kept").header("not_valid", "dropped").header("TE", "trailers").build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(answer.body()).isEqualTo("one GET /a%2Fb/c?q=%20x");
        assertThat(answer.headers().map()).containsKey("x-answered-by").doesNotContainKey("keep-alive");
        assertThat(one.seen()).containsEntry("x-forwarded-for", List.of("10.1.2.3, 127.0.0.1")).containsEntry(
                "x-forwarded-proto", List.of("http")).containsEntry("x-forwarded-port", List.of(Integer.toString(URI
                        .create(address).getPort()))).containsEntry("host", List.of(address.substring(7)))
                .containsEntry("x-mine", List.of("kept")).doesNotContainKeys("not_valid", "te", "forwarded", "via");
    }

    @Test
    void passesBodiesOnAsTheyCome() throws Exception {
        register(one);
        listen();
        healthy("healthy");
        var body = new byte[5_000_000];
        new Random(7).nextBytes(body);
        assertThat(http.send(HttpRequest.newBuilder(URI.create(address + "/echo")).POST(HttpRequest.BodyPublishers
                .ofByteArray(body)).build(), HttpResponse.BodyHandlers.ofByteArray()).body()).isEqualTo(body);

        var pieces = http.send(get("/pieces"), HttpResponse.BodyHandlers.ofInputStream());
        try (var in = pieces.body()) {
            assertThat(new String(in.readNBytes(6), StandardCharsets.UTF_8)).isEqualTo("first ");
            one.release();
            assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo("second");
        }
    }

    @Test
    void saysWhatIsWrongWithItsTargets() throws Exception {
        listen();
        var none = ask("/");
        assertThat(none.statusCode()).isEqualTo(503);
        assertThat(none.body()).contains("503 Service Unavailable");
        elb.modifyLoadBalancerAttributes(m -> m.loadBalancerArn(balancer).attributes(a -> a.key(
                "idle_timeout.timeout_seconds").value("1")));
        register(one);
        healthy("healthy");
        assertThat(ask("/broken").statusCode()).isEqualTo(502);
        assertThat(ask("/slow").statusCode()).isEqualTo(504);
        one.close();
        assertThat(ask("/").statusCode()).isEqualTo(502);
    }

    @Test
    void answersOrRedirectsItself() throws Exception {
        var listener = elb.createListener(l -> l.loadBalancerArn(balancer).protocol("HTTP").port(80).defaultActions(
                a -> a.type("fixed-response").fixedResponseConfig(f -> f.statusCode("404").contentType("text/plain")
                        .messageBody("Nothing here")))).listeners().getFirst().listenerArn();
        var fixed = ask("/");
        assertThat(fixed.statusCode()).isEqualTo(404);
        assertThat(fixed.body()).isEqualTo("Nothing here");

        elb.modifyListener(m -> m.listenerArn(listener).defaultActions(a -> a.type("redirect").redirectConfig(r -> r
                .protocol("HTTPS").port("443").statusCode("HTTP_301"))));
        var moved = ask("/a/b?c=d");
        assertThat(moved.statusCode()).isEqualTo(301);
        assertThat(moved.headers().firstValue("Location")).contains("https://127.0.0.1:443/a/b?c=d");

        elb.deleteListener(d -> d.listenerArn(listener));
        assertThatThrownBy(() -> ask("/")).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> elb.describeListeners(d -> d.listenerArns(listener))).isInstanceOf(
                ListenerNotFoundException.class);
    }

    @Test
    void keepsItsPortAndItsTargetsOverARestart() throws Exception {
        register(one);
        listen();
        healthy("healthy");
        elb.addTags(a -> a.resourceArns(balancer).tags(t -> t.key("team").value("downloads")));
        stacks.restart();
        elb.close();
        elb = stacks.cloud().client(ElasticLoadBalancingV2Client.builder());
        assertThat(elb.describeLoadBalancers().loadBalancers().getFirst().dnsName()).isEqualTo(address.substring(7));
        healthy("healthy");
        assertThat(ask("/").body()).isEqualTo("one GET /");
        assertThat(elb.describeTags(d -> d.resourceArns(balancer)).tagDescriptions().getFirst().tags()).anyMatch(t -> t
                .value().equals("downloads"));
    }

    @Test
    void refusesWhatItIsNotOrDoesNotKnow() {
        assertThatThrownBy(() -> elb.createListener(l -> l.loadBalancerArn(balancer).protocol("HTTPS").port(443)
                .certificates(c -> c.certificateArn("arn:aws:acm:eu-west-1:000000000000:certificate/x")).defaultActions(
                        a -> a.type("forward").targetGroupArn(group)))).isInstanceOf(UnsupportedProtocolException.class)
                .hasMessageContaining("speak HTTP only");
        listen();
        assertThatThrownBy(this::listen).isInstanceOf(DuplicateListenerException.class);
        assertThatThrownBy(() -> elb.deleteTargetGroup(d -> d.targetGroupArn(group))).isInstanceOf(
                ResourceInUseException.class);
        assertThatThrownBy(() -> elb.registerTargets(r -> r.targetGroupArn(group).targets(t -> t.id("8.8.8.8"))))
                .isInstanceOf(ElasticLoadBalancingV2Exception.class).hasMessageContaining("8.8.8.8");
        assertThatThrownBy(() -> elb.createLoadBalancer(b -> b.name("net").type("network").subnets(SUBNETS)))
                .hasMessageContaining("application");
        assertThatThrownBy(() -> elb.createLoadBalancer(b -> b.name("one").subnets(SUBNETS[0]))).hasMessageContaining(
                "At least two subnets");
        assertThatThrownBy(() -> elb.modifyTargetGroupAttributes(m -> m.targetGroupArn(group).attributes(a -> a.key(
                "stickiness.enabled").value("true")))).hasMessageContaining("stickiness.enabled");
        elb.modifyLoadBalancerAttributes(m -> m.loadBalancerArn(balancer).attributes(a -> a.key(
                "deletion_protection.enabled").value("true")));
        assertThatThrownBy(() -> elb.deleteLoadBalancer(d -> d.loadBalancerArn(balancer))).isInstanceOf(
                OperationNotPermittedException.class);
        assertThatThrownBy(() -> elb.describeLoadBalancers(d -> d.names("nobody"))).isInstanceOf(
                LoadBalancerNotFoundException.class);
    }

    @Test
    void letsNoListenerTakeWhatAnotherHas() {
        listen();
        var second = elb.createListener(l -> l.loadBalancerArn(balancer).protocol("HTTP").port(81).defaultActions(a -> a
                .type("forward").targetGroupArn(group))).listeners().getFirst().listenerArn();
        assertThatThrownBy(() -> elb.modifyListener(m -> m.listenerArn(second).port(80))).isInstanceOf(
                DuplicateListenerException.class);
        assertThat(elb.modifyListener(m -> m.listenerArn(second).port(81)).listeners().getFirst().port()).isEqualTo(81);

        var other = elb.createLoadBalancer(b -> b.name("other").subnets(SUBNETS)).loadBalancers().getFirst()
                .loadBalancerArn();
        assertThatThrownBy(() -> elb.createListener(l -> l.loadBalancerArn(other).protocol("HTTP").port(80)
                .defaultActions(a -> a.type("forward").targetGroupArn(group)))).isInstanceOf(
                        TargetGroupAssociationLimitException.class).hasMessageContaining(group);
    }

    private void listen() {
        elb.createListener(l -> l.loadBalancerArn(balancer).protocol("HTTP").port(80).defaultActions(a -> a.type(
                "forward").targetGroupArn(group)));
    }

    private void register(TestTarget... targets) {
        for (var target : targets) {
            elb.registerTargets(r -> r.targetGroupArn(group).targets(t -> t.id("127.0.0.1").port(target.port())));
        }
    }

    private List<String> states() {
        return elb.describeTargetHealth(d -> d.targetGroupArn(group)).targetHealthDescriptions().stream().map(t -> t
                .targetHealth().stateAsString()).toList();
    }

    private void healthy(String... states) {
        StackFixture.until(this::states, now -> now.equals(List.of(states)));
    }

    private HttpRequest get(String path) {
        return HttpRequest.newBuilder(URI.create(address + path)).timeout(Duration.ofSeconds(20)).build();
    }

    private HttpResponse<String> ask(String path) throws IOException, InterruptedException {
        return http.send(get(path), HttpResponse.BodyHandlers.ofString());
    }

    private List<String> answers(int count) throws IOException, InterruptedException {
        var names = new ArrayList<String>();
        for (int i = 0; i < count; i++) {
            names.add(ask("/").body().split(" ", 2)[0]);
        }
        return names;
    }
}

package dev.signalbox.localcloud.service.apigatewayv2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.apigatewayv2.model.Api;
import software.amazon.awssdk.services.apigatewayv2.model.BadRequestException;
import software.amazon.awssdk.services.apigatewayv2.model.ConflictException;
import software.amazon.awssdk.services.apigatewayv2.model.IntegrationType;
import software.amazon.awssdk.services.apigatewayv2.model.NotFoundException;
import software.amazon.awssdk.services.apigatewayv2.model.ProtocolType;

final class ApiContractTest {
    @TempDir Path folder;
    private GatewayFixture cloud;

    @BeforeEach
    void start() {
        cloud = new GatewayFixture(folder);
    }

    @AfterEach
    void stop() {
        cloud.close();
    }

    @Test
    void keepsApisWithAllThatBelongsToThemAcrossRestarts() {
        var api = cloud.gateway().createApi(a -> a.name("n").protocolType(ProtocolType.HTTP).description("d").tags(Map
                .of("t", "1"))).apiId();
        var integration = cloud.integration(api, GatewayFixture.FUNCTION, "2.0", 1000);
        cloud.route(api, integration, "$default");
        cloud.stage(api, "$default");
        cloud.permit("arn:aws:execute-api:local-1:000000000000:" + api + "/*/$default");

        cloud.restart();

        var found = cloud.gateway().getApi(a -> a.apiId(api));
        assertThat(found.apiEndpoint()).startsWith("http://127.0.0.1:").endsWith("/_aws/execute-api/" + api);
        assertThat(found.description()).isEqualTo("d");
        assertThat(cloud.gateway().getApis().items()).extracting(Api::apiId).containsExactly(api);
        assertThat(cloud.gateway().getIntegrations(i -> i.apiId(api)).items()).singleElement().satisfies(
                i -> assertThat(i.timeoutInMillis()).isEqualTo(1000));
        assertThat(cloud.gateway().getRoutes(r -> r.apiId(api)).items()).singleElement().satisfies(r -> assertThat(r
                .target()).isEqualTo("integrations/" + integration));
        assertThat(cloud.gateway().getStages(s -> s.apiId(api)).items()).singleElement().satisfies(s -> assertThat(s
                .autoDeploy()).isTrue());
        assertThat(cloud.gateway().getTags(t -> t.resourceArn("arn:aws:apigateway:local-1::/apis/" + api)).tags())
                .isEqualTo(Map.of("t", "1"));
        cloud.gateway().updateIntegration(i -> i.apiId(api).integrationId(integration).timeoutInMillis(30_000));
        assertThat(cloud.get(api, "/anything").statusCode()).isEqualTo(200);
    }

    @Test
    void changesAndDeletes() {
        var api = cloud.api("n");
        var integration = cloud.integration(api, GatewayFixture.FUNCTION, "2.0", 1000);
        var route = cloud.gateway().createRoute(r -> r.apiId(api).routeKey("GET /x").target("integrations/"
                + integration)).routeId();

        cloud.gateway().updateApi(u -> u.apiId(api).name("new"));
        cloud.gateway().updateRoute(u -> u.apiId(api).routeId(route).routeKey("GET /y"));
        assertThat(cloud.gateway().getRoute(g -> g.apiId(api).routeId(route)).routeKey()).isEqualTo("GET /y");
        assertThat(cloud.gateway().getApi(g -> g.apiId(api)).name()).isEqualTo("new");
        assertThatThrownBy(() -> cloud.gateway().deleteIntegration(d -> d.apiId(api).integrationId(integration)))
                .isInstanceOf(ConflictException.class);
        cloud.gateway().deleteRoute(d -> d.apiId(api).routeId(route));
        cloud.gateway().deleteIntegration(d -> d.apiId(api).integrationId(integration));
        cloud.gateway().deleteApi(d -> d.apiId(api));

        assertThatThrownBy(() -> cloud.gateway().getApi(g -> g.apiId(api))).isInstanceOf(NotFoundException.class);
    }

    @Test
    void refusesByName() {
        var api = cloud.api("n");

        assertThatThrownBy(() -> cloud.gateway().createApi(a -> a.name("c").protocolType(ProtocolType.HTTP).target(
                "https://example.org"))).isInstanceOf(BadRequestException.class).hasMessageContaining("Target");
        assertThatThrownBy(() -> cloud.gateway().createIntegration(i -> i.apiId(api).integrationType("AWS_PROXY")
                .integrationSubtype("StepFunctions-StartSyncExecution").payloadFormatVersion("1.0")))
                .hasMessageContaining("StepFunctions-StartSyncExecution");
        assertThatThrownBy(() -> cloud.gateway().createIntegration(i -> i.apiId(api).integrationType(
                IntegrationType.HTTP_PROXY))).hasMessageContaining("HTTP_PROXY");
        assertThatThrownBy(() -> cloud.integration(api, "http://example.org", "2.0", 1000)).hasMessageContaining(
                "Invalid function ARN");
        assertThatThrownBy(() -> cloud.gateway().createRoute(r -> r.apiId(api).routeKey("GET /a").authorizationType(
                "JWT"))).hasMessageContaining("JWT");
        for (var key : new String[]{"GET", "FETCH /a", "GET a", "GET /{a+}/b", "GET /{a", "get /a"}) {
            assertThatThrownBy(() -> cloud.gateway().createRoute(r -> r.apiId(api).routeKey(key))).as(key)
                    .hasMessageContaining("route key is not formatted properly");
        }
        cloud.gateway().createRoute(r -> r.apiId(api).routeKey("GET /a"));
        assertThatThrownBy(() -> cloud.gateway().createRoute(r -> r.apiId(api).routeKey("GET /a"))).isInstanceOf(
                ConflictException.class);
        assertThatThrownBy(() -> cloud.gateway().createStage(s -> s.apiId(api).stageName("s").accessLogSettings(a -> a
                .destinationArn("arn")))).hasMessageContaining("AccessLogSettings");
    }
}

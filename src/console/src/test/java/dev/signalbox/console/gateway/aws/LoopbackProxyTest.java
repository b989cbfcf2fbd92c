package dev.signalbox.console.gateway.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.sfn.SfnClient;

/** Where a company's proxy is set for everything, as HTTP_PROXY or as a property of the JVM, and no exception for this computer. */
class LoopbackProxyTest {
    private final ScriptedEndpoint endpoint = new ScriptedEndpoint();

    LoopbackProxyTest() throws IOException {}

    @BeforeEach
    void setAProxyThatIsNotThere() {
        System.setProperty("http.proxyHost", "127.0.0.1");
        System.setProperty("http.proxyPort", "9");
    }

    @AfterEach
    void close() {
        System.clearProperty("http.proxyHost");
        System.clearProperty("http.proxyPort");
        endpoint.close();
    }

    @Test
    void theLocalCloudIsReachedWithoutIt() {
        endpoint.answers(_ -> ScriptedEndpoint.Answer.json("{\"stateMachines\":[]}"));

        assertThat(endpoint.clients().client(SfnClient.builder()).listStateMachines().stateMachines()).isEmpty();
    }

    @Test
    void otherEndpointsAreReachedByIt() {
        var elsewhere = AwsConnection.local(URI.create("http://emulator.invalid:4566"), "eu-central-1", "k", "s");
        try (var clients = new AwsClients(elsewhere, new RestrictedRole.Unlimited())) {
            assertThatThrownBy(() -> clients.client(SfnClient.builder()).listStateMachines()).isInstanceOf(
                    SdkClientException.class).hasStackTraceContaining("127.0.0.1:9");
        }
    }
}

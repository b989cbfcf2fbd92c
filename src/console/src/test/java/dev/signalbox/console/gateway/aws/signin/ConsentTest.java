package dev.signalbox.console.gateway.aws.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signalbox.console.gateway.GatewayException;
import dev.signalbox.console.gateway.signin.ForeignEndpointException;
import dev.signalbox.console.model.Failure;
import dev.signalbox.console.model.signin.SignInState;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;

/** Real credentials go nowhere but to AWS without consent; the server that would get them records that nothing comes. */
class ConsentTest {
    @TempDir Path home;
    private SignInBench bench;

    @BeforeEach
    void start() throws IOException {
        bench = new SignInBench(home);
    }

    @AfterEach
    void end() throws Exception {
        bench.close();
    }

    private void assertNothingGoes(String profile) throws GatewayException {
        var opened = bench.open(profile, List.of());
        assertThat(opened.refusal()).isInstanceOf(Failure.Denied.class).satisfies(f -> assertThat(f.code()).isEqualTo(
                "EndpointNotConsented")).satisfies(f -> assertThat(f.message()).contains(bench.aws.uri().toString()));
        assertThat(bench.aws.calls()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"endpoint_url = $AWS", "services = mine"})
    void keysDoNotGoToTheEndpointOfAProfile(String setting) throws Exception {
        bench.credentials("[p]\n" + SignInBench.KEYS);
        bench.config("[profile p]\n" + setting
                + "\n[services mine]\nsts =\n  endpoint_url = $AWS\ns3 =\n  endpoint_url = $AWS\n");
        assertNothingGoes("p");

        assertThat(bench.open("p").account()).isEqualTo("111122223333");
        assertThat(bench.aws.calls("GetCallerIdentity")).hasSize(1);
    }

    @Test
    void keysDoNotGoToTheEndpointOfASetting() throws Exception {
        bench.credentials("[p]\n" + SignInBench.KEYS);
        System.setProperty("aws.endpointUrl", bench.aws.uri().toString());
        try {
            assertNothingGoes("p");
        } finally {
            System.clearProperty("aws.endpointUrl");
        }
    }

    @Test
    void consentIsForOneEndpointOnly() throws Exception {
        bench.credentials("[p]\n" + SignInBench.KEYS + "endpoint_url = " + bench.aws.uri() + "\n");
        int port = bench.aws.uri().getPort();
        for (String other : List.of("https://127.0.0.1:" + port, "http://127.0.0.1", "http://localhost:" + port,
                "http://127.0.0.1:" + (port + 1), "http://127.0.0.1.example:" + port)) {
            assertThat(bench.open("p", List.of(URI.create(other))).refusal().code()).isEqualTo("EndpointNotConsented");
        }
        assertThat(bench.aws.calls()).isEmpty();
    }

    @Test
    void neitherDoOtherServicesSendAnything() throws Exception {
        bench.credentials("[p]\n" + SignInBench.KEYS + "endpoint_url = " + bench.aws.uri() + "\n");
        var clients = bench.open("p", List.of()).clients;
        var s3 = clients.client(S3Client.builder());
        var dynamo = clients.client(DynamoDbClient.builder());

        assertThatThrownBy(() -> s3.listObjectsV2(r -> r.bucket("box"))).isInstanceOf(ForeignEndpointException.class);
        assertThatThrownBy(dynamo::listTables).isInstanceOf(ForeignEndpointException.class);
        assertThat(bench.aws.calls()).isEmpty();
    }

    @Test
    void rolesAreNotAssumedThere() throws Exception {
        bench.credentials("[base]\n" + SignInBench.KEYS);
        bench.config("""
                [profile p]
                role_arn = arn:aws:iam::111122223333:role/R
                source_profile = base
                endpoint_url = $AWS
                """);
        assertNothingGoes("p");
        assertThat(bench.open("p", List.of()).profile.signIn().state()).isInstanceOf(SignInState.SignedIn.class);
    }

    @Test
    void mfaCodesDoNotGoThere() throws Exception {
        bench.credentials("[base]\n" + SignInBench.KEYS);
        bench.config("""
                [profile p]
                role_arn = arn:aws:iam::111122223333:role/R
                source_profile = base
                mfa_serial = me
                endpoint_url = $AWS
                """);
        assertSignInIsStopped("p", Answers.typing("123456"));
    }

    @Test
    void noSsoSessionIsBegunThere() throws Exception {
        bench.config("""
                [profile p]
                sso_start_url = https://corp.awsapps.com/start
                sso_region = eu-west-1
                sso_account_id = 111122223333
                sso_role_name = R
                endpoint_url = $AWS
                """);
        assertSignInIsStopped("p", Answers.typing());
    }

    private void assertSignInIsStopped(String profile, Answers answers) throws GatewayException {
        var signIn = bench.open(profile, List.of()).profile.signIn();

        assertThatThrownBy(() -> signIn.signIn(answers)).isInstanceOfSatisfying(GatewayException.class,
                e -> assertThat(e.failure().code()).isEqualTo("EndpointNotConsented"));
        assertThat(bench.aws.calls()).isEmpty();
        assertThat(answers.codes).isEmpty();
        assertThat(signIn.state()).isInstanceOf(SignInState.Failed.class);
    }

    @Test
    void aTokenOfTheCliDoesNotGoThere() throws Exception {
        bench.config("""
                [profile p]
                sso_start_url = https://corp.awsapps.com/start
                sso_region = eu-west-1
                sso_account_id = 111122223333
                sso_role_name = R
                services = mine
                [services mine]
                sso =
                  endpoint_url = $AWS
                """);
        SsoFiles.write(home, "https://corp.awsapps.com/start", "cli-token", bench.clock.instant().plusSeconds(3600));
        assertNothingGoes("p");
    }
}

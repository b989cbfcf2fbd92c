package dev.signalbox.console.gateway.aws.signin;

import static dev.signalbox.console.gateway.aws.signin.ScriptedAws.json;
import static dev.signalbox.console.gateway.aws.signin.ScriptedAws.role;
import static dev.signalbox.console.gateway.aws.signin.ScriptedAws.stsRefusal;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.console.Eventually;
import dev.signalbox.console.gateway.aws.AwsObjectFactsGateway;
import dev.signalbox.console.gateway.aws.signin.profiles.AwsFiles;
import dev.signalbox.console.model.Destination.S3Location;
import dev.signalbox.console.model.Failure;
import dev.signalbox.console.model.files.ObjectRef;
import dev.signalbox.console.model.signin.AwsProfile;
import dev.signalbox.console.model.signin.SignInState;
import dev.signalbox.localcloud.LocalCloud;
import dev.signalbox.localcloud.LocalCloudOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The ways to credentials that ask nobody. */
class OriginsTest {
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

    private void assertCalledWith(String... texts) {
        assertThat(bench.aws.calls("GetCallerIdentity").getLast()).matches(c -> List.of(texts).stream().allMatch(
                c::has));
    }

    @Test
    void keysOfVariables() throws Exception {
        bench.environment.putAll(java.util.Map.of("AWS_ACCESS_KEY_ID", "AKIAENV", "AWS_SECRET_ACCESS_KEY", "env-secret",
                "AWS_SESSION_TOKEN", "env-token", "AWS_PROFILE", "settings"));
        bench.config("[profile settings]\nendpoint_url = $AWS\n");
        var opened = bench.open(AwsProfile.ENVIRONMENT);

        assertThat(opened.account()).isEqualTo("111122223333");
        assertCalledWith("Credential=AKIAENV/", "env-token");
        assertThat(opened.profile.signIn().state()).isEqualTo(new SignInState.SignedIn(Optional.empty(),
                "keys in AWS_ACCESS_KEY_ID"));
    }

    @Test
    void aTokenInAFile() throws Exception {
        Files.writeString(home.resolve("token"), "web-token-1\n");
        bench.config("""
                [profile p]
                role_arn = arn:aws:iam::111122223333:role/Web
                web_identity_token_file = ~/token
                endpoint_url = $AWS
                """);
        bench.aws.on("AssumeRoleWithWebIdentity", c -> c.has("web-token-1") && !c.has("Credential=") ? role(
                "AssumeRoleWithWebIdentity", "ASIAWEB", bench.clock.instant().plusSeconds(3600))
                : stsRefusal(400,
                        "InvalidIdentityToken", "no"));

        assertThat(bench.open("p").account()).isEqualTo("111122223333");
        assertCalledWith("Credential=ASIAWEB/", "token-of-ASIAWEB");

        Files.writeString(home.resolve("token"), "another");
        assertThat(bench.open("p").refusal().message()).contains("no (InvalidIdentityToken)");
        Files.delete(home.resolve("token"));
        assertThat(bench.open("p").refusal().message()).contains("cannot be read").contains("token");
    }

    @Test
    void aContainer() throws Exception {
        bench.environment.put("AWS_ENDPOINT_URL", bench.aws.uri().toString());
        bench.config("[default]\nendpoint_url = $AWS\n");
        bench.aws.on("/role", json(
                """
                        {"AccessKeyId":"ASIACON","SecretAccessKey":"container-secret","Token":"container-token","Expiration":"%s"}"""
                        .formatted(Instant.now().plus(Duration.ofHours(1)))));
        System.setProperty("aws.containerCredentialsFullUri", bench.aws.uri() + "/role");
        try {
            assertThat(bench.open(AwsProfile.CONTAINER).account()).isEqualTo("111122223333");
            assertCalledWith("Credential=ASIACON/", "container-token");
        } finally {
            System.clearProperty("aws.containerCredentialsFullUri");
        }
    }

    @Test
    void aLoginOfTheCliForAsLongAsItHolds() throws Exception {
        bench.config("[profile p]\nlogin_session = arn:aws:iam::111122223333:user/me\nendpoint_url = $AWS\n");
        var p = bench.open("p");
        assertThat(p.refusal()).isInstanceOf(Failure.SignInNeeded.class).satisfies(f -> assertThat(f.message())
                .contains("aws login --profile p"));
        var written = AwsLoginFile.write(home, "arn:aws:iam::111122223333:user/me", bench.clock.instant().plusSeconds(
                900));

        Eventually.on(() -> p.profile.signIn().state() instanceof SignInState.SignedIn);
        assertThat(p.account()).isEqualTo("111122223333");
        assertCalledWith("Credential=ASIALOGIN/", "login-token");
        var before = Files.readString(written);
        bench.clock.ahead = Duration.ofMinutes(16);
        assertThat(p.refusal()).isInstanceOf(Failure.SignInNeeded.class);
        assertThat(Files.readString(written)).isEqualTo(before);
    }

    @Test
    void aProfileThatIsEditedWhileItIsOpen() throws Exception {
        bench.credentials("[p]\n" + SignInBench.KEYS + "endpoint_url = " + bench.aws.uri() + "\n");
        var p = bench.open("p");
        assertThat(p.account()).isEqualTo("111122223333");
        bench.credentials("[p]\naws_access_key_id = AKIANEW\nendpoint_url = " + bench.aws.uri() + "\n");
        Eventually.on(() -> p.profile.signIn().state() instanceof SignInState.Failed);
        assertThat(p.refusal().message()).contains("aws_secret_access_key");

        bench.credentials("[p]\n" + SignInBench.KEYS.replace("AKIABASE", "AKIANEW") + "endpoint_url = " + bench.aws
                .uri() + "\n");
        Eventually.on(() -> p.profile.signIn().state() instanceof SignInState.SignedIn);
        assertThat(p.account()).isEqualTo("111122223333");
        assertCalledWith("Credential=AKIANEW/");
    }

    @Test
    void urlsAreSignedForTheEndpointThatWasConsentedTo() throws Exception {
        bench.credentials("[p]\n" + SignInBench.KEYS + "endpoint_url = " + bench.aws.uri() + "\n");
        var object = ObjectRef.current(new S3Location("box", "a b"));

        assertThat(new AwsObjectFactsGateway(bench.open("p").clients, (_, _, _, _) -> {}).presigned(object, Duration
                .ofMinutes(5))
                .toString()).startsWith(bench.aws.uri() + "/box/a%20b?");
        assertThat(new AwsObjectFactsGateway(bench.open("p", List.of()).clients, (_, _, _, _) -> {}).presigned(object,
                Duration.ofMinutes(
                        5)).getHost()).isEqualTo("box.s3.eu-west-1.amazonaws.com");
    }

    @Test
    void aRoleOfTheLocalCloud() throws Exception {
        try (LocalCloud cloud = LocalCloud.start(new LocalCloudOptions(home.resolve("cloud"), 0))) {
            bench.credentials("[base]\naws_access_key_id = " + cloud.accessKeyId() + "\naws_secret_access_key = "
                    + cloud.secretAccessKey() + "\n");
            bench.config("""
                    [profile p]
                    role_arn = arn:aws:iam::000000000000:role/Ops
                    source_profile = base
                    endpoint_url = %s
                    """.formatted(cloud.endpoint()));
            var connections = new ProfileConnections(new AwsFiles(bench.environment, home));
            try (var opened = new SignInBench.Opened(connections.open("p", Optional.of(cloud.region()), List.of(cloud
                    .endpoint())))) {
                assertThat(opened.account()).matches("\\d{12}");
                assertThat(opened.profile.signIn().state()).isInstanceOfSatisfying(SignInState.SignedIn.class,
                        s -> assertThat(s.until()).isPresent());
            }
        }
    }
}

package dev.signalbox.console.gateway.aws.signin.profiles;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.console.model.signin.AwsProfile;
import dev.signalbox.console.model.signin.AwsProfile.Kind;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is told of real files. */
class AwsProfilesGatewayTest {
    @TempDir Path home;
    private final Map<String, String> environment = new HashMap<>(Map.of("AWS_EC2_METADATA_DISABLED", "true"));

    @BeforeEach
    void folder() throws IOException {
        Files.createDirectories(home.resolve(".aws"));
    }

    private AwsProfilesGateway gateway() {
        return new AwsProfilesGateway(new AwsFiles(environment, home));
    }

    private void config(String text) throws IOException {
        Files.writeString(home.resolve(".aws/config"), text);
    }

    private void credentials(String text) throws IOException {
        Files.writeString(home.resolve(".aws/credentials"), text);
    }

    private AwsProfile profile(String name) {
        return gateway().profiles().stream().filter(p -> p.name().equals(name)).findFirst().orElseThrow();
    }

    private String problem(String name) {
        return profile(name).problem().orElse("");
    }

    private static final String KEYS = "aws_access_key_id = AKIA1\naws_secret_access_key = very-secret\n";

    private static final String EVERY_WAY = """
            [default]
            region = eu-west-1
            [sso-session corp]
            sso_start_url = https://corp.awsapps.com/start
            sso_region = us-east-1
            [profile sso]
            sso_session = corp
            sso_account_id = 111122223333
            sso_role_name = Admin
            [profile older]
            sso_start_url = https://old.awsapps.com/start
            sso_region = us-east-1
            sso_account_id = 111122223333
            sso_role_name = Reader
            [profile role]
            role_arn = arn:aws:iam::444455556666:role/Ops
            source_profile = default
            mfa_serial = arn:aws:iam::111122223333:mfa/me
            [profile further]
            role_arn = arn:aws-cn:iam::777788889999:role/Far
            source_profile = role
            [profile token]
            role_arn = arn:aws:iam::444455556666:role/Web
            web_identity_token_file = ~/token
            [profile program]
            credential_process = /bin/keys --of me
            [profile signin]
            login_session = arn:aws:sts::123456789012:assumed-role/x/y
            [profile task]
            role_arn = arn:aws:iam::444455556666:role/Task
            credential_source = EcsContainer
            """;

    @Test
    void knowsEveryWayToCredentials() throws IOException {
        credentials("[default]\n" + KEYS);
        config(EVERY_WAY);

        assertThat(gateway().profiles()).extracting(AwsProfile::name, AwsProfile::kind, p -> p.account().orElse(""))
                .containsExactly(of("default", Kind.KEYS, ""), of("further", Kind.ASSUME_ROLE, "777788889999"),
                        of("older", Kind.SSO, "111122223333"), of("program", Kind.PROCESS, ""),
                        of("role", Kind.ASSUME_ROLE, "444455556666"), of("signin", Kind.LOGIN, "123456789012"),
                        of("sso", Kind.SSO, "111122223333"), of("task", Kind.ASSUME_ROLE, "444455556666"),
                        of("token", Kind.WEB_IDENTITY, "444455556666"));
        assertThat(gateway().profiles()).allSatisfy(p -> assertThat(p.problem()).isEmpty());
        assertThat(profile("further").chain()).containsExactly("further", "role", "default");
        assertThat(profile("further").mfaSerial()).contains("arn:aws:iam::111122223333:mfa/me");
        assertThat(profile("default").region()).contains("eu-west-1");
        assertThat(profile("sso").ssoSession()).contains("corp");
        assertThat(profile("older").ssoSession()).contains("https://old.awsapps.com/start");
        assertThat(gateway().profiles().toString()).doesNotContain("very-secret");
    }

    private static org.assertj.core.groups.Tuple of(Object... parts) {
        return org.assertj.core.groups.Tuple.tuple(parts);
    }

    @Test
    void aBrokenProfileTellsItsProblemAndHidesNoOther() throws IOException {
        credentials("[good]\n" + KEYS + "[half]\naws_access_key_id = AKIA2\n");
        config("""
                [profile good]
                region = eu-west-1
                [profile broken]
                this is no setting very-secret
                [profile a]
                role_arn = arn:aws:iam::444455556666:role/A
                source_profile = b
                [profile b]
                role_arn = arn:aws:iam::444455556666:role/B
                source_profile = a
                [profile orphan]
                role_arn = arn:aws:iam::444455556666:role/O
                source_profile = nobody
                [profile both]
                role_arn = arn:aws:iam::444455556666:role/O
                source_profile = good
                credential_source = Environment
                [profile sso]
                sso_session = none
                sso_account_id = 111122223333
                sso_role_name = Admin
                [profile empty]
                output = json
                [forgotten]
                output = json
                [profile my prod]
                output = json
                [profile cut
                """);

        assertThat(profile("good").problem()).isEmpty();
        assertThat(problem("broken")).contains("line 4").doesNotContain("very-secret");
        assertThat(problem("a")).contains("a → b → a");
        assertThat(problem("orphan")).contains("nobody").contains("orphan names");
        assertThat(problem("both")).contains("only one of them");
        assertThat(problem("sso")).contains("[sso-session none]");
        assertThat(problem("empty")).contains("says nothing of credentials");
        assertThat(problem("half")).contains("aws_secret_access_key");
        assertThat(problem("forgotten")).contains("[profile forgotten]");
        assertThat(problem("my prod")).contains("letters, digits");
        assertThat(problem("[profile cut")).contains("line 28");
    }

    @Test
    void aProfileMayNameItselfAsTheSourceOfItsRole() throws IOException {
        credentials("[self]\n" + KEYS + "role_arn = arn:aws:iam::444455556666:role/A\nsource_profile = self\n");

        assertThat(profile("self").problem()).isEmpty();
        assertThat(profile("self").kind()).isEqualTo(Kind.ASSUME_ROLE);
    }

    @Test
    void aFileThatIsNoTextIsOneProblem() throws IOException {
        credentials("[good]\n" + KEYS);
        Files.write(home.resolve(".aws/config"), new byte[]{'[', (byte) 0xff, (byte) 0xfe, ']'});

        assertThat(gateway().profiles()).hasSize(2);
        assertThat(problem(home.resolve(".aws/config").toString())).contains("UTF-8");
        assertThat(profile("good").problem()).isEmpty();
    }

    @Test
    void withoutFilesThereIsNothing() throws IOException {
        Files.delete(home.resolve(".aws"));

        assertThat(gateway().profiles()).isEmpty();
        assertThat(gateway().preferred()).isEqualTo("default");
    }

    @Test
    void variablesLeadElsewhere() throws IOException {
        Files.writeString(home.resolve("mine"), "[profile mine]\nregion = eu-north-1\n");
        Files.writeString(home.resolve("keys"), "[mine]\n" + KEYS);
        environment.putAll(Map.of("AWS_CONFIG_FILE", "~/mine", "AWS_SHARED_CREDENTIALS_FILE", home.resolve("keys")
                .toString(), "AWS_PROFILE", "gone", "AWS_ACCESS_KEY_ID", "AKIA3", "AWS_DEFAULT_REGION", "ca-west-1",
                "AWS_CONTAINER_CREDENTIALS_FULL_URI", "http://127.0.0.1/x"));

        assertThat(gateway().profiles()).extracting(AwsProfile::name).containsExactly("gone", "mine",
                AwsProfile.ENVIRONMENT, AwsProfile.CONTAINER);
        assertThat(gateway().preferred()).isEqualTo("gone");
        assertThat(problem("gone")).contains("no profile gone");
        assertThat(profile("mine").region()).contains("eu-north-1");
        assertThat(profile(AwsProfile.ENVIRONMENT).region()).contains("ca-west-1");
        environment.put("AWS_REGION", "sa-east-1");
        assertThat(profile("mine").region()).contains("sa-east-1");
    }

    private static final String ENDPOINTS = """
            [profile p]
            endpoint_url = http://all:1
            services = mine
            aws_access_key_id = AKIA1
            aws_secret_access_key = very-secret
            [services mine]
            s3 =
              endpoint_url = http://s3:2
            dynamodb =
              endpoint_url = http://ddb:3
            [profile lost]
            endpoint_url = file:///etc
            aws_access_key_id = AKIA1
            aws_secret_access_key = very-secret
            """;

    @Test
    void endpointsAreThoseThatTheSdkWillUse() throws IOException {
        config(ENDPOINTS);
        assertThat(profile("p").endpoints()).isEqualTo(urls("", "http://all:1", "s3", "http://s3:2", "dynamodb",
                "http://ddb:3"));
        assertThat(problem("lost")).contains("not the URL of an endpoint");

        environment.put("AWS_ENDPOINT_URL_S3", "http://env:4");
        assertThat(profile("p").endpoints()).containsEntry("s3", URI.create("http://env:4")).hasSize(3);

        environment.put("AWS_ENDPOINT_URL", "http://env:5");
        assertThat(profile("p").endpoints()).isEqualTo(urls("", "http://env:5", "s3", "http://env:4"));
    }

    @Test
    void endpointsOfFilesCanBeSwitchedOff() throws IOException {
        config(ENDPOINTS);
        environment.put("AWS_IGNORE_CONFIGURED_ENDPOINT_URLS", "true");

        assertThat(profile("p").problem()).isEmpty();
        assertThat(profile("p").endpoints()).isEmpty();

        environment.remove("AWS_IGNORE_CONFIGURED_ENDPOINT_URLS");
        config(ENDPOINTS.replace("[profile p]", "[profile p]\nignore_configured_endpoint_urls = true"));
        assertThat(profile("p").endpoints()).isEmpty();
        config(ENDPOINTS.replace("[profile p]", "[profile p]\nignore_configured_endpoint_urls = false"));
        assertThat(profile("p").endpoints()).isNotEmpty();
    }

    private static Map<String, URI> urls(String... pairs) {
        Map<String, URI> urls = new HashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            urls.put(pairs[i], URI.create(pairs[i + 1]));
        }
        return urls;
    }

    @Test
    void secretsAreInNoTextOfATypeThatHoldsThem() throws IOException {
        credentials("[default]\n" + KEYS);
        environment.put("AWS_SECRET_ACCESS_KEY", "very-secret");
        var files = new AwsFiles(environment, home);
        var read = ReadFiles.of(files);

        assertThat(List.of(files, read, read.profile("default").orElseThrow(), new Origin.Keys(read.profile("default")
                .orElseThrow()), new Origin.Program("p", "print very-secret")).toString()).doesNotContain(
                        "very-secret");
    }
}

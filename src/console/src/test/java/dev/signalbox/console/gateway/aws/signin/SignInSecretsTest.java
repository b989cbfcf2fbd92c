package dev.signalbox.console.gateway.aws.signin;

import static dev.signalbox.console.gateway.aws.signin.ScriptedAws.json;
import static dev.signalbox.console.gateway.aws.signin.ScriptedAws.refusal;
import static dev.signalbox.console.gateway.aws.signin.ScriptedAws.role;
import static dev.signalbox.console.gateway.aws.signin.ScriptedAws.stsRefusal;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import dev.signalbox.console.gateway.GatewayException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.assertj.core.util.Throwables;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** No secret is in a log, in an error or in the text of any object while somebody signs in. */
class SignInSecretsTest {
    private static final List<String> SECRETS = List.of("secret-of", "token-of", "access-secret", "refresh-secret",
            "client-secret", "device-secret", "role-secret", "role-token", "program-secret", "987654");
    private static final Logger OURS = (Logger) LoggerFactory.getLogger("dev.signalbox");
    private static final Logger ROOT = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);

    @TempDir Path home;
    private SignInBench bench;
    private final ListAppender<ILoggingEvent> logged = new ListAppender<>();
    private final List<String> said = new ArrayList<>();
    private final Level before = ROOT.getLevel();

    @BeforeEach
    void start() throws IOException {
        OURS.setLevel(Level.TRACE);
        ROOT.setLevel(Level.INFO);
        logged.start();
        ROOT.addAppender(logged);
        bench = new SignInBench(home);
        bench.credentials("[base]\n" + SignInBench.KEYS);
        bench.config("""
                [sso-session corp]
                sso_start_url = https://corp.awsapps.com/start
                sso_region = eu-west-1
                [profile sso]
                sso_session = corp
                sso_account_id = 111122223333
                sso_role_name = Admin
                endpoint_url = $AWS
                [profile mfa]
                role_arn = arn:aws:iam::111122223333:role/Ops
                source_profile = base
                mfa_serial = me
                endpoint_url = $AWS
                [profile far]
                role_arn = arn:aws:iam::111122223333:role/Far
                source_profile = program
                endpoint_url = $AWS
                [profile program]
                credential_process = echo '{"Version":1,"AccessKeyId":"AKIAPROG","SecretAccessKey":"program-secret"}'
                [profile broken]
                credential_process = echo 'program-secret'
                """);
        script();
    }

    private void script() {
        bench.aws.on("AssumeRole", c -> c.has("111111") ? stsRefusal(403, "AccessDenied",
                "MultiFactorAuthentication failed with invalid MFA one time pass code.")
                : role("AssumeRole", "ASIA1",
                        bench.clock.instant().plusSeconds(3600)));
        bench.aws.on("/client/register", json("""
                {"clientId":"client-1","clientSecret":"client-secret","clientSecretExpiresAt":4000000000}"""));
        bench.aws.on("/device_authorization", json("""
                {"deviceCode":"device-secret","userCode":"ABCD","verificationUri":"https://device.sso.test/",
                 "expiresIn":600,"interval":1}"""));
        bench.aws.on("/token", c -> c.has("refresh-secret") ? refusal(400, "InvalidGrantException", "no") : json("""
                {"accessToken":"access-secret","expiresIn":1800,"refreshToken":"refresh-secret"}"""));
        bench.aws.on("/federation/credentials", _ -> json("{\"roleCredentials\":{\"accessKeyId\":\"ASIASSO\","
                + "\"secretAccessKey\":\"role-secret\",\"sessionToken\":\"role-token\",\"expiration\":" + bench.clock
                        .instant().plusSeconds(3600).toEpochMilli() + "}}"));
    }

    @AfterEach
    void end() throws Exception {
        ROOT.detachAppender(logged);
        ROOT.setLevel(before);
        OURS.setLevel(null);
        bench.close();
    }

    @Test
    void areInNoTextAtAll() throws Exception {
        var opened = new ArrayList<SignInBench.Opened>();
        for (String name : List.of("sso", "mfa", "far", "program", "broken")) {
            var profile = bench.open(name);
            opened.add(profile);
            attempt(profile::account);
            attempt(() -> profile.profile.signIn().signIn(Answers.typing("111111", "987654")));
            attempt(profile::account);
        }
        bench.clock.ahead = Duration.ofHours(2);
        for (var profile : opened) {
            attempt(profile::account);
        }
        bench.aws.on("GetCallerIdentity", stsRefusal(403, "ExpiredToken", "over"));
        for (var profile : opened) {
            attempt(profile::account);
        }
        var objects = Reachable.from(opened.stream().map(o -> o.profile).toArray());
        objects.forEach(o -> said.add(o.toString()));

        assertThat(objects).extracting(o -> o.getClass().getSimpleName()).contains("ProfileSession", "AssumedRole",
                "SsoTokens", "SsoRole", "FixedKeys", "CredentialProgram", "Session", "Program", "ClientAccess");
        assertThat(logged.list).isNotEmpty();
        assertThat(said).isNotEmpty();
        assertThat(logs()).doesNotContain(SECRETS.toArray(String[]::new));
        assertThat(String.join("\n", said)).doesNotContain(SECRETS.toArray(String[]::new));
    }

    private String logs() {
        return logged.list.stream().map(e -> e.getFormattedMessage() + (e.getThrowableProxy() == null ? ""
                : ThrowableProxyUtil.asString(e.getThrowableProxy()))).collect(Collectors.joining("\n"));
    }

    /** Something that may fail. */
    private interface Attempt {
        void run() throws GatewayException;
    }

    private void attempt(Attempt attempt) {
        try {
            attempt.run();
        } catch (GatewayException e) {
            said.add(e.failure() + " " + Throwables.getStackTrace(e));
        }
    }
}

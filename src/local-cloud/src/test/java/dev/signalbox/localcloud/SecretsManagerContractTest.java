package dev.signalbox.localcloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.cloudformation.model.StackStatus;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.InvalidRequestException;
import software.amazon.awssdk.services.secretsmanager.model.ResourceExistsException;
import software.amazon.awssdk.services.secretsmanager.model.ResourceNotFoundException;
import software.amazon.awssdk.services.secretsmanager.model.SecretsManagerException;

final class SecretsManagerContractTest {
    private static final String TEMPLATE = """
            Resources:
              Key:
                Type: AWS::SecretsManager::Secret
                Properties:
                  Description: %s
                  GenerateSecretString: {PasswordLength: %d, ExcludePunctuation: true}
              Login:
                Type: AWS::SecretsManager::Secret
                Properties:
                  GenerateSecretString:
                    SecretStringTemplate: '{"username":"admin"}'
                    GenerateStringKey: password
                  Tags: [{Key: of, Value: login}]
              Copy:
                Type: AWS::SecretsManager::Secret
                Properties:
                  SecretString: !Sub "${Key}={{resolve:secretsmanager:${Key}}}/{{resolve:secretsmanager:${Login}:SecretString:username}}"
            Outputs:
              Key: {Value: !Ref Key}
              Login: {Value: !Ref Login}
              Copy: {Value: !Ref Copy}
            """;

    @TempDir Path folder;

    private StackFixture stacks;
    private SecretsManagerClient secrets;

    @BeforeEach
    void start() {
        stacks = new StackFixture(folder);
        secrets = stacks.cloud().client(SecretsManagerClient.builder());
    }

    @AfterEach
    void stop() {
        secrets.close();
        stacks.close();
    }

    @Test
    void keepsValuesWithTheirVersionsOverARestart() {
        var made = secrets.createSecret(c -> c.name("db/password").description("Of the database").secretString("one"));
        assertThat(made.arn()).matches("arn:aws:secretsmanager:local-1:000000000000:secret:db/password-[A-Za-z0-9]{6}");
        secrets.putSecretValue(p -> p.secretId("db/password").secretString("two").clientRequestToken(
                "00000000-0000-0000-0000-000000000002"));

        stacks.restart();
        secrets.close();
        secrets = stacks.cloud().client(SecretsManagerClient.builder());

        assertThat(value(made.arn())).isEqualTo("two");
        assertThat(value(made.arn().substring(0, made.arn().length() - 7))).isEqualTo("two");
        var before = secrets.getSecretValue(g -> g.secretId("db/password").versionStage("AWSPREVIOUS"));
        assertThat(before.secretString()).isEqualTo("one");
        assertThat(before.versionId()).isEqualTo(made.versionId());
        assertThat(secrets.describeSecret(d -> d.secretId("db/password")).versionIdsToStages()).hasSize(2);
        assertThat(secrets.listSecrets(l -> l.maxResults(10)).secretList()).singleElement().satisfies(s -> assertThat(s
                .description()).isEqualTo("Of the database"));
        assertThatThrownBy(() -> secrets.createSecret(c -> c.name("db/password").secretString("x"))).isInstanceOf(
                ResourceExistsException.class);
    }

    @Test
    void noValueIsReadableInTheFolder() throws IOException {
        secrets.createSecret(c -> c.name("quiet").secretString("do-not-find-me"));
        try (var files = Files.walk(folder)) {
            for (var file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1)).as(file.toString())
                        .doesNotContain("do-not-find-me");
            }
        }
        var key = folder.resolve("secretsmanager/values.key");
        assertThat(key).exists();
        if (Files.getFileStore(key).supportsFileAttributeView("posix")) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key))).isEqualTo("rw-------");
        }
    }

    @Test
    void deletesAfterATimeOrAtOnce() {
        secrets.createSecret(c -> c.name("old").secretString("x"));
        secrets.deleteSecret(d -> d.secretId("old").recoveryWindowInDays(7L));
        assertThatThrownBy(() -> value("old")).isInstanceOf(InvalidRequestException.class).hasMessageContaining(
                "marked for deletion");
        assertThat(secrets.listSecrets(l -> l.maxResults(10)).secretList()).isEmpty();
        secrets.restoreSecret(r -> r.secretId("old"));
        assertThat(value("old")).isEqualTo("x");
        secrets.deleteSecret(d -> d.secretId("old").forceDeleteWithoutRecovery(true));
        assertThatThrownBy(() -> value("old")).isInstanceOf(ResourceNotFoundException.class);
        assertThatThrownBy(() -> secrets.createSecret(c -> c.name("x").secretString("x").addReplicaRegions(r -> r
                .region(
                        "eu-west-1")))).isInstanceOf(SecretsManagerException.class).hasMessageContaining(
                                "does not support AddReplicaRegions");
    }

    @Test
    void makesPasswordsAsAsked() {
        assertThat(secrets.getRandomPassword(p -> p.passwordLength(12L)).randomPassword()).hasSize(12).matches(
                ".*[a-z].*").matches(".*[A-Z].*").matches(".*[0-9].*").matches(".*[^A-Za-z0-9].*");
        assertThat(secrets.getRandomPassword(p -> p.passwordLength(40L).excludePunctuation(true).excludeUppercase(true)
                .excludeCharacters("abc0")).randomPassword()).matches("[d-z1-9]{40}");
        assertThatThrownBy(() -> secrets.getRandomPassword(p -> p.passwordLength(3L))).hasMessageContaining(
                "too short");
    }

    @Test
    void generatesValuesInStacksAndMakesThemAnewOnlyWhenAsked() {
        var outputs = stacks.deploy("keys", TEMPLATE.formatted("First", 43));
        var key = value(outputs.get("Key"));
        assertThat(key).matches("[A-Za-z0-9]{43}");
        assertThat(value(outputs.get("Login"))).startsWith("{\"username\":\"admin\",\"password\":\"");
        assertThat(stacks.reasons("keys")).doesNotContain(key);
        assertThat(value(outputs.get("Copy"))).as("dynamic references").isEqualTo(outputs.get("Key") + "=" + key
                + "/admin");

        stacks.update("keys", TEMPLATE.formatted("Second", 43), StackStatus.UPDATE_COMPLETE);
        assertThat(value(outputs.get("Key"))).isEqualTo(key);
        stacks.update("keys", TEMPLATE.formatted("Second", 20), StackStatus.UPDATE_COMPLETE);
        assertThat(value(outputs.get("Key"))).hasSize(20);

        stacks.delete("keys");
        assertThat(secrets.listSecrets(l -> l.includePlannedDeletion(true)).secretList()).isEmpty();
    }

    private String value(String id) {
        return secrets.getSecretValue(g -> g.secretId(id)).secretString();
    }
}

package dev.signalbox.localcloud.service.cloudformation.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.signalbox.localcloud.runtime.Registry;
import dev.signalbox.localcloud.runtime.ServiceError;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.secretsmanager.model.GetSecretValueRequest;
import software.amazon.awssdk.services.secretsmanager.model.GetSecretValueResponse;

/** Secrets in the properties of resources. */
class DynamicReferencesTest {
    private static final String ARN = "arn:aws:secretsmanager:local-1:000000000000:secret:token-a1b2c3";
    private static final Map<String, String> SECRETS = Map.of(ARN, "t$ken", "plain", "a", "db",
            "{\"user\": \"ops\", \"port\": 5432}");

    private final Registry registry = new Registry();
    private final DynamicReferences references = new DynamicReferences(registry);

    @BeforeEach
    void fill() {
        registry.on(GetSecretValueRequest.class, r -> {
            if (!SECRETS.containsKey(r.secretId())) {
                throw ServiceError.of(400, "ResourceNotFoundException", "No " + r.secretId());
            }
            return GetSecretValueResponse.builder().secretString(SECRETS.get(r.secretId()) + (r
                    .versionStage() == null ? "" : r.versionStage())).build();
        });
    }

    private String resolved(String text) throws Exception {
        var properties = (ObjectNode) new ObjectMapper().readTree("{\"Deep\": [{\"Text\": \"" + text
                + "\"}], \"N\": 1}");
        var before = properties.deepCopy();
        var after = references.resolved(properties);
        assertThat(properties).as("what is kept").isEqualTo(before);
        return after.at("/Deep/0/Text").asText();
    }

    @Test
    void becomeTheirText() throws Exception {
        assertThat(resolved("{{resolve:secretsmanager:" + ARN + "}}")).isEqualTo("t$ken");
        assertThat(resolved("{{resolve:secretsmanager:" + ARN + ":SecretString}}")).isEqualTo("t$ken");
        assertThat(resolved("x-{{resolve:secretsmanager:plain}}-{{resolve:secretsmanager:plain:SecretString:::}}"))
                .isEqualTo("x-a-a");
        assertThat(resolved("{{resolve:secretsmanager:plain:SecretString::AWSPREVIOUS}}")).isEqualTo("aAWSPREVIOUS");
    }

    @Test
    void becomeOneOfTheirKeys() throws Exception {
        assertThat(resolved("{{resolve:secretsmanager:db:SecretString:user}}")).isEqualTo("ops");
        assertThat(resolved("{{resolve:secretsmanager:db:SecretString:port::}}")).isEqualTo("5432");
    }

    @Test
    void sayWhatIsNotThere() {
        assertThatThrownBy(() -> resolved("{{resolve:secretsmanager:gone}}")).hasMessageContaining("No gone");
        assertThatThrownBy(() -> resolved("{{resolve:secretsmanager:db:SecretString:name}}")).hasMessageContaining(
                "Could not find a value associated with JSONKey");
        assertThatThrownBy(() -> resolved("{{resolve:secretsmanager:plain:SecretString:name}}")).hasMessageContaining(
                "Could not parse SecretString JSON");
    }

    @Test
    void otherPropertiesStayAsTheyAre() throws Exception {
        assertThat(resolved("{{resolve}} ${AWS::Region}")).isEqualTo("{{resolve}} ${AWS::Region}");
    }
}

package dev.signalbox.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signalbox.transfer.EnvironmentSettings;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JobSettingsTest {
    private static JobSettings settings(String... more) {
        var env = new HashMap<>(Map.of("FileTable", "files", "Bucket", "bucket"));
        for (int i = 0; i < more.length; i += 2) {
            env.put(more[i], more[i + 1]);
        }
        return JobSettings.from(new EnvironmentSettings(env));
    }

    @Test
    void defaults() {
        var policy = settings().policy();
        assertThat(policy.maxConcurrent()).isEqualTo(4);
        assertThat(policy.maxBytes()).isEqualTo(53_687_091_200L);
        assertThat(policy.allowPrivateAddresses()).isFalse();
        assertThat(policy.hosts().entries()).isEmpty();
        assertThat(policy.maxRedirects()).isEqualTo(5);
        assertThat(policy.timeouts().connect()).hasSeconds(10);
        assertThat(policy.timeouts().idle()).hasSeconds(60);
        assertThat(policy.timeouts().total()).hasSeconds(86_400);
        assertThat(policy.retry().attempts()).isEqualTo(6);
        assertThat(settings().jobId()).isEqualTo("none");
    }

    @Test
    void hostOfTheProviderIsAllowed() {
        assertThat(settings("ProviderUrl", "https://api.example.com/projects", "AllowedHosts", ",files.example.com,")
                .policy().hosts().entries()).containsExactly("files.example.com", "api.example.com");
    }

    @Test
    void wrongValuesAreNamed() {
        assertThatThrownBy(() -> settings("Parallelism", "many")).hasMessage(
                "Parallelism must be a whole number from 1 to 32, not 'many'");
        assertThatThrownBy(() -> settings("Parallelism", "0")).hasMessageContaining("not '0'");
        assertThatThrownBy(() -> settings("AllowPrivateAddresses", "yes")).hasMessage(
                "AllowPrivateAddresses must be true or false, not 'yes'");
        assertThatThrownBy(() -> settings("Bucket", " ")).hasMessage("The environment variable Bucket is missing");
        assertThatThrownBy(() -> settings("ProviderUrl", "nowhere")).hasMessageContaining("ProviderUrl is no URL");
    }

    @Test
    void smallHeapLowersTheParallelism() {
        assertThat(settings("Parallelism", "32").fittingInto(256L << 20).policy().maxConcurrent()).isEqualTo(8);
        assertThat(settings("Parallelism", "4").fittingInto(4L << 30).policy().maxConcurrent()).isEqualTo(4);
        assertThat(settings().fittingInto(16L << 20).policy().maxConcurrent()).isEqualTo(1);
    }
}

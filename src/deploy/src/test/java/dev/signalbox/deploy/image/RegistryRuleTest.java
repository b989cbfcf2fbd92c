package dev.signalbox.deploy.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signalbox.deploy.DeployException;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.regions.Region;

class RegistryRuleTest {
    private static final String ACCOUNT = "123456789012";

    private static RegistryRule aws(String region) {
        return new RegistryRule(ACCOUNT, Region.of(region), false, Optional.empty());
    }

    private static RegistryRule emulator(String configured) {
        return new RegistryRule(ACCOUNT, Region.EU_CENTRAL_1, true, Optional.ofNullable(configured));
    }

    @ParameterizedTest
    @CsvSource({"eu-central-1,123456789012.dkr.ecr.eu-central-1.amazonaws.com",
            "cn-north-1,123456789012.dkr.ecr.cn-north-1.amazonaws.com.cn",
            "us-gov-west-1,123456789012.dkr.ecr-fips.us-gov-west-1.amazonaws.com"})
    void awsHasItsRegistryInTheDomainOfItsPartition(String region, String host) {
        assertThat(aws(region).host(host + "/signalbox/tiny")).isEqualTo(host);
        assertThat(aws(region).ofRegion(host)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"123456789012.dkr.ecr.eu-central-1.amazonaws.com.evil.example",
            "123456789012.dkr.ecr.eu-west-1.amazonaws.com", "210987654321.dkr.ecr.eu-central-1.amazonaws.com",
            "123456789012.dkr.ecr.eu-central-1.amazonaws.com.cn", "127.0.0.1:5000", "localhost:4566",
            "123456789012.dkr.ecr.eu-central-1.amazonaws.com:8443", ""})
    void awsHasNoneElsewhere(String host) {
        assertThatThrownBy(() -> aws("eu-central-1").host(host + "/signalbox/tiny")).isInstanceOf(DeployException.class)
                .hasMessageContaining("Nothing was sent there");
    }

    @Test
    void tokensAreForAllAccountsOfTheRegionAndNobodyElse() {
        assertThat(aws("eu-central-1").ofRegion("210987654321.dkr.ecr.eu-central-1.amazonaws.com")).isTrue();
        assertThat(aws("eu-central-1").ofRegion("210987654321.dkr.ecr.eu-west-1.amazonaws.com")).isFalse();
        assertThat(aws("eu-central-1").ofRegion("x210987654321.dkr.ecr.eu-central-1.amazonaws.com")).isFalse();
        assertThat(aws("eu-central-1").ofRegion("public.ecr.aws")).isFalse();
        assertThat(emulator(null).ofRegion("210987654321.dkr.ecr.eu-central-1.amazonaws.com")).isFalse();
    }

    @Test
    void emulatorsKeepImagesHereOrWhereTheOperatorSays() {
        assertThat(emulator(null).host("127.0.0.1:5000/signalbox/tiny")).isEqualTo("127.0.0.1:5000");
        assertThat(emulator("registry.example.com").host(ACCOUNT
                + ".dkr.ecr.eu-central-1.amazonaws.com/signalbox/tiny")).isEqualTo("registry.example.com");
        assertThatThrownBy(() -> emulator(null).host("registry.example.com/signalbox/tiny")).hasMessageContaining(
                "SIGNALBOX_REGISTRY");
        assertThatThrownBy(() -> emulator("evil.dkr.ecr.eu-central-1.amazonaws.com").host("127.0.0.1:5000/a"))
                .isInstanceOf(DeployException.class);
        assertThatThrownBy(() -> emulator("host/with/path").host("127.0.0.1:5000/a")).isInstanceOf(
                DeployException.class);
    }

    @Test
    void baseImagesNameATagOrADigest() {
        assertThat(BaseImage.DEFAULT.host()).isEqualTo("public.ecr.aws");
        assertThat(new BaseImage("eclipse-temurin:25-jre").host()).isEqualTo("registry-1.docker.io");
        assertThat(new BaseImage("localhost/temurin@sha256:" + "a".repeat(64)).host()).isEqualTo("localhost");
        assertThat(new BaseImage("mirror.example.com:5000/java/temurin:25-jre@sha256:" + "a".repeat(64)).host())
                .isEqualTo("mirror.example.com:5000");
        for (var bad : new String[]{"eclipse-temurin", "https://mirror.example.com/temurin:25", "a b:1", "",
                "temurin:"}) {
            assertThatThrownBy(() -> new BaseImage(bad)).isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("\"" + bad + "\"");
        }
    }
}

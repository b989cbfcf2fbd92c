package dev.signalbox.console.gateway.update;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.console.model.update.Policy;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyFileTest {
    @TempDir Path folder;

    @Test
    void liesWhereOnlyAnAdministratorWrites() {
        assertThat(PolicyFile.usual("Linux", Map.of())).isEqualTo(Path.of("/etc/signalbox/policy.json"));
        assertThat(PolicyFile.usual("Mac OS X", Map.of())).isEqualTo(Path.of(
                "/Library/Application Support/Signalbox/policy.json"));
        assertThat(PolicyFile.usual("Windows 11", Map.of("ProgramData", "D:/pd")).toString()).isEqualTo(Path.of("D:/pd",
                "Signalbox", "policy.json").toString());
    }

    @Test
    void decidesWhatItNames() throws Exception {
        assertThat(read("{}")).isEqualTo(new Policy(file(), true, Optional.empty(), Optional.empty(), java.util.List
                .of()));
        assertThat(read("{\"updateCheck\": false}").updateCheck()).contains(false);
        Policy both = read("{\"updateCheck\": true, \"updateAddress\": \"https://inside.example/feed.json\"}");
        assertThat(both.updateCheck()).contains(true);
        assertThat(both.updateAddress()).contains(URI.create("https://inside.example/feed.json"));
        assertThat(both.problems()).isEmpty();
    }

    @Test
    void whatIsNotThereDecidesNothing() {
        assertThat(PolicyFile.read(file())).isEqualTo(Policy.none(file()));
    }

    @Test
    void whatItDoesNotKnowIsToldAndTheRestCounts() throws Exception {
        Policy policy = read("{\"updateCheck\": true, \"updatecheck\": false, \"colour\": 1}");
        assertThat(policy.updateCheck()).contains(true);
        assertThat(policy.problems()).containsExactly("\"updatecheck\" is not known to this version",
                "\"colour\" is not known to this version");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "updateCheck: false", "{\"updateCheck\": fal", "{\"updateCheck\": \"false\"}",
            "{\"updateCheck\": \"yes\"}", "{\"updateCheck\": null}", "{\"updateAddress\": \"http://x/\"}",
            "{\"updateAddress\": \"https:// x\"}", "{\"updateCheck\": true, \"updateCheck\": true}", "{} x"})
    void whatMakesNoSenseForbidsWhatItCould(String text) throws Exception {
        Policy policy = read(text);
        assertThat(policy.updateCheck()).contains(false);
        assertThat(policy.there()).isTrue();
        assertThat(policy.problems()).hasSize(1);
    }

    @Test
    void aFolderOrALargeFileForbidsToo() throws Exception {
        assertThat(PolicyFile.read(Files.createDirectory(folder.resolve("d"))).updateCheck()).contains(false);
        assertThat(read(" ".repeat(70_000) + "{}").updateCheck()).contains(false);
    }

    private Policy read(String text) throws Exception {
        return PolicyFile.read(Files.writeString(file(), text));
    }

    private Path file() {
        return folder.resolve("policy.json");
    }
}

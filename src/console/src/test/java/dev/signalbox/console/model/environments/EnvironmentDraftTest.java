package dev.signalbox.console.model.environments;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.console.model.EnvironmentInfo;
import dev.signalbox.console.model.environments.EnvironmentDraft.Fault;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EnvironmentDraftTest {
    private static Optional<Fault> fault(String name, String endpoint, String region) {
        return new EnvironmentDraft(name, EnvironmentInfo.Kind.TEST, endpoint, region, "").fault(List.of("Other"), List
                .of());
    }

    @Test
    void saysWhatIsWrongWithIt() {
        assertThat(fault("rehearsal-2", "http://127.0.0.1:4566", "local-1")).isEmpty();
        assertThat(fault("stage", "https://cloud.example.org", "eu-central-1")).isEmpty();
        assertThat(fault("../etc", "http://127.0.0.1:4566", "local-1")).contains(Fault.NAME);
        assertThat(fault("LOCAL", "http://127.0.0.1:4566", "local-1")).contains(Fault.NAME);
        assertThat(fault("other", "http://127.0.0.1:4566", "local-1")).contains(Fault.NAME_TAKEN);
        assertThat(fault("a", "127.0.0.1:4566", "local-1")).contains(Fault.ENDPOINT);
        assertThat(fault("a", "ftp://host", "local-1")).contains(Fault.ENDPOINT);
        assertThat(fault("a", "http://key:secret@host", "local-1")).contains(Fault.ENDPOINT_SECRET);
        assertThat(fault("a", "http://host/?token=x", "local-1")).contains(Fault.ENDPOINT_SECRET);
        assertThat(fault("a", "http://host", "Europe")).contains(Fault.REGION);
    }
}

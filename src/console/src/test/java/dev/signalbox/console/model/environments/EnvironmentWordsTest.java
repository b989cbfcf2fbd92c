package dev.signalbox.console.model.environments;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.console.model.EnvironmentInfo;
import dev.signalbox.console.model.EnvironmentInfo.Kind;
import dev.signalbox.console.model.environments.EnvironmentDraft.Fault;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What profiles, callers and colours tell of an environment. */
class EnvironmentWordsTest {
    @ParameterizedTest
    @CsvSource({"orders-prod,PROD", "prod-devices,PROD", "dev,DEV", "acme_sandbox,DEV", "qa2,TEST", "UAT,STAGING",
            "preprod,STAGING", "dev-live,PROD", "corp,PROD", "developers-archive,PROD"})
    void aProfilesNameTellsItsKind(String profile, Kind kind) {
        assertThat(ProfileKind.of(profile)).isEqualTo(kind);
    }

    @ParameterizedTest
    @CsvSource({"orders-prod,orders-prod", "'my profile @ work',my-profile-work", "local,aws-local",
            "a-very-long-profile-name-of-a-team-in-the-corner,a-very-long-profile-name-of-a"})
    void aProfileSuggestsAName(String profile, String name) {
        assertThat(ProfileKind.name(profile)).isEqualTo(name);
        assertThat(new EnvironmentDraft(name, Kind.PROD, "", "eu-central-1", "", profile, Optional.empty(), Optional
                .empty()).fault(List.of(), List.of(profile))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
            "arn:aws:sts::123456789012:assumed-role/AWSReservedSSO_Admin_1/jane@corp,AWSReservedSSO_Admin_1,jane@corp",
            "arn:aws-cn:sts::123456789012:assumed-role/Deploy/i-1,Deploy,i-1", "arn:aws:iam::1:user/team/jane,jane,",
            "arn:aws:iam::1:root,root,", "something,something,"})
    void aCallerIsNamedAsPeopleKnowHim(String arn, String who, String session) {
        CallerIdentity caller = new CallerIdentity("123456789012", arn, Optional.empty());
        assertThat(caller.who()).isEqualTo(who);
        assertThat(caller.session()).isEqualTo(Optional.ofNullable(session));
    }

    @Test
    void anAccountNeedsAProfileThatIsThereAndIsNeverLocal() {
        assertThat(fault(Kind.PROD, "gone", "")).contains(Fault.PROFILE_UNKNOWN);
        assertThat(fault(Kind.LOCAL, "p", "")).contains(Fault.PROFILE_LOCAL);
        assertThat(fault(Kind.PROD, "p", "")).isEmpty();
        assertThat(fault(Kind.PROD, "p", "localhost")).contains(Fault.ENDPOINT);
        assertThat(fault(Kind.PROD, "", "")).contains(Fault.ENDPOINT);
    }

    private static Optional<Fault> fault(Kind kind, String profile, String endpoint) {
        return new EnvironmentDraft("a", kind, endpoint, "eu-central-1", "", profile, Optional.empty(), Optional
                .empty()).fault(List.of(), List.of("p"));
    }

    @Test
    void anAccountsColourComesBesideItsKind() {
        assertThat(EnvironmentInfo.styles(Kind.PROD, Optional.of(AccountColour.LIGHT_BLUE))).containsExactly("env-prod",
                "env-light-blue");
        assertThat(AccountColour.of("darkBlue")).contains(AccountColour.DARK_BLUE);
        assertThat(AccountColour.of("mauve")).isEmpty();
    }
}

package dev.signalbox.console.store.environments;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.console.model.EnvironmentInfo.Kind;
import dev.signalbox.console.model.environments.AccountColour;
import dev.signalbox.console.model.environments.EndpointConsent;
import dev.signalbox.console.model.environments.SavedEnvironment;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was entered stays, whoever wrote it, and whichever windows change it side by side. */
class SavedEnvironmentsTest {
    private static final SavedEnvironment ACCOUNT = new SavedEnvironment("Orders", Kind.PROD, "", "eu-central-1", "",
            "orders-prod", Optional.of(AccountColour.DARK_BLUE), Optional.of(false));
    private static final EndpointConsent CONSENT = new EndpointConsent("orders-prod", URI.create(
            "http://localhost:5000"));
    @TempDir Path folder;

    private SavedEnvironments here() {
        return SavedEnvironments.in(folder, Runnable::run);
    }

    @Test
    void keepsAccountsAndConsents() {
        SavedEnvironments one = here();
        one.put(Optional.empty(), ACCOUNT);
        one.trust(CONSENT);
        one.trust(CONSENT);
        assertThat(here().find("orders")).contains(ACCOUNT);
        assertThat(here().all().latest().consents()).containsExactly(CONSENT);
        one.distrust(CONSENT);
        one.remove("Orders");
        assertThat(here().all().latest().list()).isEmpty();
        assertThat(here().all().latest().consents()).isEmpty();
    }

    @Test
    void readsWhatWasSavedBeforeThereWereAccounts() throws Exception {
        Files.writeString(folder.resolve("preferences.json"), """
                {"environments": {"list": [{"name": "stage", "kind": "STAGING", "endpoint": "http://127.0.0.1:4999",
                 "region": "local-1", "folder": ""}]}, "look.scale": 125}""");
        SavedEnvironment stage = new SavedEnvironment("stage", Kind.STAGING, "http://127.0.0.1:4999", "local-1", "");
        assertThat(here().find("stage")).contains(stage);
        assertThat(stage.locked()).isTrue();
        here().put(Optional.empty(), ACCOUNT);
        assertThat(here().all().latest().list()).containsExactly(ACCOUNT, stage);
        assertThat(Files.readString(folder.resolve("preferences.json"))).contains("125");
    }

    @Test
    void twoWindowsDoNotOverwriteEachOther() {
        SavedEnvironments one = here();
        SavedEnvironments other = here();
        one.put(Optional.empty(), ACCOUNT);
        other.put(Optional.empty(), new SavedEnvironment("other", Kind.LOCAL, "http://127.0.0.1:1", "local-1", ""));
        assertThat(here().all().latest().list()).hasSize(2);
        one.refresh();
        assertThat(one.all().latest().list()).hasSize(2);
    }

    @Test
    void keepsWhatANewerVersionHasAdded() throws Exception {
        Files.writeString(folder.resolve("environments.json"), """
                {"environments": [{"name": "a", "kind": "QUANTUM", "profile": "p", "later": "x"}], "consents": []}""");
        SavedEnvironment a = here().find("a").orElseThrow();
        assertThat(a.kind()).isEqualTo(Kind.PROD);
        here().put(Optional.of("a"), new SavedEnvironment("b", Kind.DEV, "", "eu-west-1", "", "p", Optional.empty(),
                Optional.empty()));
        assertThat(Files.readString(folder.resolve("environments.json"))).contains("\"later\"").contains("\"b\"")
                .doesNotContain("QUANTUM");
    }

    @Test
    void whatMakesNoSenseIsKeptAside() throws Exception {
        Files.writeString(folder.resolve("environments.json"), "{");
        assertThat(here().all().latest().list()).isEmpty();
        here().put(Optional.empty(), ACCOUNT);
        assertThat(here().find("Orders")).isPresent();
        try (var files = Files.list(folder)) {
            assertThat(files.map(f -> f.getFileName().toString())).anyMatch(f -> f.startsWith(
                    "environments-unreadable"));
        }
    }

    @Test
    void whatCannotBeReadIsNotOverwritten() throws Exception {
        Path file = folder.resolve("environments.json");
        Files.createSymbolicLink(file, Files.createDirectory(folder.resolve("elsewhere")));
        SavedEnvironments unread = here();
        unread.trust(CONSENT);
        assertThat(Files.isSymbolicLink(file)).isTrue();
        assertThat(unread.all().latest().consents()).isEmpty();
        assertThat(unread.trouble().latest().orElseThrow()).contains(file.toString());
        Files.delete(file);
        unread.trust(CONSENT);
        assertThat(unread.trouble().latest()).isEmpty();
        assertThat(here().all().latest().consents()).containsExactly(CONSENT);
    }

    @Test
    void listsThatAreMissingAreEmpty() throws Exception {
        for (String nothing : List.of("{}", "null", "{\"environments\": null, \"consents\": [null]}")) {
            Files.writeString(folder.resolve("environments.json"), nothing);
            assertThat(here().all().latest().list()).isEmpty();
            assertThat(here().all().latest().consents()).isEmpty();
        }
        here().trust(CONSENT);
        assertThat(here().all().latest().consents()).containsExactly(CONSENT);
    }

    @Test
    void aConsentToNoAddressIsNoneAndHindersNothing() throws Exception {
        Files.writeString(folder.resolve("environments.json"), """
                {"environments": [{"name": "a", "kind": "DEV", "region": null}],
                 "consents": [{"profile": "p", "endpoint": "http://no address"}, {"profile": "p"}]}""");
        assertThat(here().find("a").orElseThrow().region()).isEmpty();
        here().trust(CONSENT);
        assertThat(here().all().latest().consents()).containsExactly(CONSENT);
        assertThat(Files.readString(folder.resolve("environments.json"))).contains("http://no address");
    }
}

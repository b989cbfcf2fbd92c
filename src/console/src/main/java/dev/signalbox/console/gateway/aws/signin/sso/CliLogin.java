package dev.signalbox.console.gateway.aws.signin.sso;

import com.fasterxml.jackson.databind.JsonNode;
import dev.signalbox.console.gateway.aws.signin.profiles.Origin;
import dev.signalbox.console.gateway.aws.signin.source.NotGotException;
import dev.signalbox.console.gateway.aws.signin.source.ServerClock;
import dev.signalbox.console.gateway.aws.signin.source.Session;
import dev.signalbox.console.gateway.aws.signin.source.Source;
import dev.signalbox.console.gateway.signin.SignInPrompts;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;

/**
 * What {@code aws login} keeps, for as long as it holds. The SDK's provider would renew it and write it back into the CLI's file;
 * that is left to the CLI.
 */
public final class CliLogin implements Source {
    private final Origin.Login login;
    private final Path folder;
    private final ServerClock clock;
    private Optional<String> refused = Optional.empty();

    public CliLogin(Origin.Login login, Path folder, ServerClock clock) {
        this.login = login;
        this.folder = folder;
        this.clock = clock;
    }

    @Override
    public Session get(Optional<SignInPrompts> prompts) throws NotGotException {
        return valid().orElseThrow(() -> NotGotException.needsSomebody(over()));
    }

    private Optional<Session> valid() {
        JsonNode keys = CacheFile.read(folder, "SHA-256", login.session().strip()).path("accessToken");
        Optional<Instant> end = CacheFile.time(keys, "expiresAt").filter(clock.now()::isBefore);
        String id = keys.path("accessKeyId").asText();
        boolean usable = end.isPresent() && !id.isEmpty() && refused.filter(id::equals).isEmpty();
        return usable ? Optional.of(new Session(AwsSessionCredentials.create(id, keys.path("secretAccessKey").asText(),
                keys.path("sessionToken").asText()), end, how())) : Optional.empty();
    }

    private String over() {
        return "The session of aws login is over. Type: aws login --profile " + login.profile();
    }

    @Override
    public Optional<String> missing() {
        return valid().isPresent() ? Optional.empty() : Optional.of(over());
    }

    @Override
    public void refused(Session session) {
        refused = Optional.of(session.credentials().accessKeyId());
    }

    @Override
    public String how() {
        return "aws login of profile " + login.profile();
    }

    @Override
    public boolean asks() {
        return true;
    }

    @Override
    public boolean isOfOneAccount() {
        return true;
    }
}

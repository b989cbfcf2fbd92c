package dev.signalbox.console.gateway.aws.signin.source;

import dev.signalbox.console.gateway.aws.signin.profiles.Origin;
import dev.signalbox.console.gateway.signin.SignInPrompts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sts.StsClient;

/** A role that a token in a file allows; the file is read each time, since others renew it. */
final class WebIdentityRole implements Source {
    private final Origin.WebIdentity origin;
    private final Path file;
    private final SignInClients clients;

    WebIdentityRole(Origin.WebIdentity origin, Path file, SignInClients clients) {
        this.origin = origin;
        this.file = file;
        this.clients = clients;
    }

    @Override
    public Session get(Optional<SignInPrompts> prompts) throws NotGotException, InterruptedException {
        try (StsClient sts = clients.anonymousSts()) {
            String token = Files.readString(file).strip();
            var got = sts.assumeRoleWithWebIdentity(r -> r.roleArn(origin.arn()).webIdentityToken(token)
                    .roleSessionName(origin.sessionName().orElse("signalbox"))).credentials();
            return Session.of(new Session.Keys(got.accessKeyId(), got.secretAccessKey(), Optional.of(got
                    .sessionToken())), Optional.ofNullable(got.expiration()), how());
        } catch (IOException e) {
            throw NotGotException.failed("The token file " + file + " cannot be read: " + e.getMessage());
        } catch (SdkException e) {
            Words.unlessInterrupted(e);
            throw NotGotException.failed("The role " + origin.arn() + " could not be assumed: " + Words.of(e));
        }
    }

    @Override
    public void refused(Session session) {
        // It is assumed anew.
    }

    @Override
    public String how() {
        return "role " + origin.arn() + ", by the token in " + file;
    }

    @Override
    public boolean asks() {
        return false;
    }

    @Override
    public boolean isOfOneAccount() {
        return true;
    }
}

package dev.signalbox.console.gateway.aws.signin.sso;

import dev.signalbox.console.gateway.aws.signin.profiles.Origin;
import dev.signalbox.console.gateway.aws.signin.source.NotGotException;
import dev.signalbox.console.gateway.aws.signin.source.ServerClock;
import dev.signalbox.console.gateway.aws.signin.source.Session;
import dev.signalbox.console.gateway.aws.signin.source.SignInClients;
import dev.signalbox.console.gateway.aws.signin.source.Source;
import dev.signalbox.console.gateway.aws.signin.source.Words;
import dev.signalbox.console.gateway.signin.SignInPrompts;
import java.time.Instant;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sso.SsoClient;
import software.amazon.awssdk.services.sso.model.RoleCredentials;
import software.amazon.awssdk.services.sso.model.UnauthorizedException;

/** A role of IAM Identity Center, which a token of its session opens. */
public final class SsoRole implements Source {
    private final Origin.Sso origin;
    private final SsoTokens tokens;
    private final SignInClients clients;
    private final ServerClock clock;

    public SsoRole(Origin.Sso origin, SsoTokens tokens, SignInClients clients, ServerClock clock) {
        this.origin = origin;
        this.tokens = tokens;
        this.clients = clients;
        this.clock = clock;
    }

    @Override
    public Session get(Optional<SignInPrompts> prompts) throws NotGotException, InterruptedException {
        var wants = new SsoTokens.Wants(clients, clock, prompts);
        try (SsoClient sso = clients.sso(origin.session().region())) {
            SsoToken token = tokens.get(origin.session(), wants);
            try {
                return session(sso, token);
            } catch (UnauthorizedException _) {
                tokens.refused(origin.session(), token);
                return session(sso, tokens.get(origin.session(), wants));
            }
        } catch (UnauthorizedException e) {
            throw NotGotException.needsSomebody("The session " + origin.session().cacheKey() + " is over: " + Words.of(
                    e));
        } catch (SdkException e) {
            Words.unlessInterrupted(e);
            throw NotGotException.failed("There are no credentials of the role " + origin.role() + " in " + origin
                    .account() + ": " + Words.of(e));
        }
    }

    private Session session(SsoClient sso, SsoToken token) {
        RoleCredentials got = sso.getRoleCredentials(r -> r.accountId(origin.account()).roleName(origin.role())
                .accessToken(token.value())).roleCredentials();
        return new Session(AwsSessionCredentials.create(got.accessKeyId(), got.secretAccessKey(), got.sessionToken()),
                Optional.of(Instant.ofEpochMilli(got.expiration())), how());
    }

    @Override
    public void refused(Session session) {
        // Others are got with the same token, if that still holds.
    }

    @Override
    public Optional<String> missing() {
        return tokens.missing(origin.session(), clock);
    }

    @Override
    public String how() {
        return "SSO session " + origin.session().cacheKey() + ", role " + origin.role() + " in " + origin.account();
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

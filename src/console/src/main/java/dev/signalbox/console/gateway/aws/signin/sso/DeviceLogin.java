package dev.signalbox.console.gateway.aws.signin.sso;

import dev.signalbox.console.gateway.aws.signin.profiles.SsoSession;
import dev.signalbox.console.gateway.aws.signin.source.NotGotException;
import dev.signalbox.console.gateway.aws.signin.source.ServerClock;
import dev.signalbox.console.gateway.signin.SignInPrompts;
import dev.signalbox.console.model.signin.SsoCode;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.ssooidc.SsoOidcClient;
import software.amazon.awssdk.services.ssooidc.model.AccessDeniedException;
import software.amazon.awssdk.services.ssooidc.model.AuthorizationPendingException;
import software.amazon.awssdk.services.ssooidc.model.CreateTokenResponse;
import software.amazon.awssdk.services.ssooidc.model.ExpiredTokenException;
import software.amazon.awssdk.services.ssooidc.model.SlowDownException;
import software.amazon.awssdk.services.ssooidc.model.StartDeviceAuthorizationResponse;

/** The device flow of OAuth 2.0 (RFC 8628): a code is shown, somebody confirms it in the browser, and the token is there. */
final class DeviceLogin {
    private static final String DEVICE = "urn:ietf:params:oauth:grant-type:device_code";
    private static final String REFRESH = "refresh_token";
    private static final Duration SLOWER = Duration.ofSeconds(5);

    private final SsoOidcClient oidc;
    private final SsoSession session;
    private final ServerClock clock;
    private final Pause pause;

    DeviceLogin(SsoOidcClient oidc, SsoSession session, ServerClock clock, Pause pause) {
        this.oidc = oidc;
        this.session = session;
        this.clock = clock;
        this.pause = pause;
    }

    SsoToken ask(SignInPrompts prompts) throws NotGotException, InterruptedException {
        SsoToken.Registration client = register();
        var started = oidc.startDeviceAuthorization(r -> r.clientId(client.id()).clientSecret(client.secret()).startUrl(
                session.startUrl()));
        SsoCode code = code(started);
        prompts.ssoCode(code);
        try {
            return poll(client, started, code.expiresAt());
        } finally {
            prompts.ssoEnded();
        }
    }

    private SsoToken.Registration register() {
        List<String> scopes = session.scopes().isEmpty() ? List.of("sso:account:access") : session.scopes();
        var made = oidc.registerClient(r -> r.clientName("Signalbox").clientType("public").grantTypes(DEVICE, REFRESH)
                .scopes(scopes));
        return new SsoToken.Registration(made.clientId(), made.clientSecret(), Instant.ofEpochSecond(made
                .clientSecretExpiresAt()));
    }

    /** The page is opened in a browser, so it has to be one of the web. */
    private SsoCode code(StartDeviceAuthorizationResponse started) throws NotGotException {
        try {
            URI page = URI.create(started.verificationUri());
            URI complete = Optional.ofNullable(started.verificationUriComplete()).map(URI::create).orElse(page);
            if (isWeb(page) && isWeb(complete)) {
                return new SsoCode(started.userCode(), page, complete, clock.now().plusSeconds(started.expiresIn()));
            }
        } catch (IllegalArgumentException e) {
            throw strange(started.verificationUri());
        }
        throw strange(started.verificationUri());
    }

    private static boolean isWeb(URI page) {
        return "https".equals(page.getScheme()) && page.getHost() != null;
    }

    private static NotGotException strange(String page) {
        return NotGotException.failed("IAM Identity Center named a page that is not of the web: " + page);
    }

    private SsoToken poll(SsoToken.Registration client, StartDeviceAuthorizationResponse started, Instant end)
            throws NotGotException, InterruptedException {
        Duration interval = Duration.ofSeconds(Math.max(1, Optional.ofNullable(started.interval()).orElse(5)));
        while (clock.now().isBefore(end)) {
            pause.of(interval);
            try {
                return token(client, oidc.createToken(r -> r.clientId(client.id()).clientSecret(client.secret())
                        .grantType(DEVICE).deviceCode(started.deviceCode())));
            } catch (AuthorizationPendingException | SlowDownException e) {
                interval = e instanceof SlowDownException ? interval.plus(SLOWER) : interval;
            } catch (ExpiredTokenException _) {
                break;
            } catch (AccessDeniedException _) {
                throw NotGotException.needsSomebody("The sign-in to " + session.cacheKey()
                        + " was refused in the browser.");
            }
        }
        throw NotGotException.needsSomebody("Nobody confirmed the code for " + session.cacheKey() + " in time.");
    }

    /** Asks nobody. */
    SsoToken renew(SsoToken.Renewal renewal) {
        SsoToken.Registration client = renewal.client();
        return token(client, oidc.createToken(r -> r.clientId(client.id()).clientSecret(client.secret()).grantType(
                REFRESH).refreshToken(renewal.refreshToken())));
    }

    private SsoToken token(SsoToken.Registration client, CreateTokenResponse got) {
        return new SsoToken(got.accessToken(), clock.now().plusSeconds(got.expiresIn()), Optional.ofNullable(got
                .refreshToken()).map(t -> new SsoToken.Renewal(t, client)));
    }
}

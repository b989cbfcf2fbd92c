package dev.signalbox.console.gateway.aws.signin.sso;

import com.fasterxml.jackson.databind.JsonNode;
import dev.signalbox.console.gateway.aws.signin.profiles.SsoSession;
import dev.signalbox.console.gateway.aws.signin.source.NotGotException;
import dev.signalbox.console.gateway.aws.signin.source.ServerClock;
import dev.signalbox.console.gateway.aws.signin.source.SignInClients;
import dev.signalbox.console.gateway.aws.signin.source.Words;
import dev.signalbox.console.gateway.signin.SignInPrompts;
import dev.signalbox.console.gateway.signin.Watch;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.ssooidc.SsoOidcClient;
import software.amazon.awssdk.services.ssooidc.model.AccessDeniedException;
import software.amazon.awssdk.services.ssooidc.model.ExpiredTokenException;
import software.amazon.awssdk.services.ssooidc.model.InvalidClientException;
import software.amazon.awssdk.services.ssooidc.model.InvalidGrantException;
import software.amazon.awssdk.services.ssooidc.model.InvalidRequestException;
import software.amazon.awssdk.services.ssooidc.model.UnauthorizedClientException;

/**
 * Tokens of all SSO sessions, for all profiles that use them: those that {@code aws sso login} wrote, and those of this program,
 * which stay in memory.
 */
public final class SsoTokens {
    private static final Logger LOG = LoggerFactory.getLogger(SsoTokens.class);
    private static final Duration MARGIN = Duration.ofMinutes(1);

    private final Path folder;
    private final Pause pause;
    private final Map<String, SsoToken> own = new ConcurrentHashMap<>();
    private final Set<String> refused = ConcurrentHashMap.newKeySet();
    private final Map<String, ReentrantLock> asking = new ConcurrentHashMap<>();

    private final List<Consumer<String>> watchers = new CopyOnWriteArrayList<>();

    /** @param folder where the CLI keeps its own; it is only read */
    public SsoTokens(Path folder, Pause pause) {
        this.folder = folder;
        this.pause = pause;
    }

    /** Tells the {@link SsoSession#cacheKey} of each session that somebody has signed in to, on a thread of its own. */
    public Watch watch(Consumer<String> signedIn) {
        Consumer<String> own = signedIn::accept;
        watchers.add(own);
        return () -> watchers.remove(own);
    }

    /** One that holds, got without asking if that can be. */
    SsoToken get(SsoSession session, Wants wants) throws NotGotException, InterruptedException {
        Optional<SsoToken> there = silent(session, wants);
        if (there.isPresent()) {
            return there.get();
        }
        SignInPrompts prompts = wants.prompts().orElseThrow(() -> NotGotException.needsSomebody(nobody(session)));
        ReentrantLock lock = asking.computeIfAbsent(session.cacheKey(), _ -> new ReentrantLock());
        lock.lockInterruptibly();
        try {
            Optional<SsoToken> meanwhile = silent(session, wants); // of another profile
            return meanwhile.isPresent() ? meanwhile.get() : ask(session, wants, prompts);
        } finally {
            lock.unlock();
        }
    }

    /** Says so when there is none, without calling anyone. */
    Optional<String> missing(SsoSession session, ServerClock clock) {
        boolean mine = Optional.ofNullable(own.get(session.cacheKey())).filter(t -> t.renewal().isPresent() || holds(t,
                clock)).isPresent();
        return mine || outside(session).filter(t -> holds(t, clock)).isPresent() ? Optional.empty()
                : Optional.of(
                        nobody(session));
    }

    private static String nobody(SsoSession session) {
        return "Nobody is signed in to " + session.cacheKey() + ".";
    }

    /** Who wants a token, and how it may be got. */
    record Wants(SignInClients clients, ServerClock clock, Optional<SignInPrompts> prompts) {}

    private SsoToken ask(SsoSession session, Wants wants, SignInPrompts prompts) throws NotGotException,
            InterruptedException {
        try (SsoOidcClient oidc = wants.clients().oidc(session.region())) {
            SsoToken got = new DeviceLogin(oidc, session, wants.clock(), pause).ask(prompts);
            own.put(session.cacheKey(), got);
            watchers.forEach(w -> Thread.ofVirtual().name("sso-news").start(() -> w.accept(session.cacheKey())));
            return got;
        }
    }

    private Optional<SsoToken> silent(SsoSession session, Wants wants) throws NotGotException, InterruptedException {
        Optional<SsoToken> mine = Optional.ofNullable(own.get(session.cacheKey()));
        Optional<SsoToken> valid = outside(session).filter(t -> holds(t, wants.clock())).or(() -> mine.filter(
                t -> holds(t, wants.clock())));
        return valid.isPresent() || mine.isEmpty() ? valid : renewed(session, mine.get(), wants);
    }

    private boolean holds(SsoToken token, ServerClock clock) {
        return clock.now().plus(MARGIN).isBefore(token.end()) && !refused.contains(token.value());
    }

    private Optional<SsoToken> outside(SsoSession session) {
        JsonNode json = CacheFile.read(folder, "SHA-1", session.cacheKey());
        String value = json.path("accessToken").asText();
        boolean other = json.has("startUrl") && !json.path("startUrl").asText().equals(session.startUrl());
        return value.isEmpty() || other ? Optional.empty()
                : CacheFile.time(json, "expiresAt").map(
                        end -> new SsoToken(value, end, Optional.empty()));
    }

    private synchronized Optional<SsoToken> renewed(SsoSession session, SsoToken old, Wants wants)
            throws NotGotException, InterruptedException {
        SsoToken now = own.get(session.cacheKey());
        if (now == null || !now.equals(old)) { // another profile was here before
            return Optional.ofNullable(now).filter(t -> holds(t, wants.clock()));
        }
        Optional<SsoToken.Renewal> renewal = old.renewal().filter(r -> wants.clock().now().isBefore(r.client().end()));
        if (renewal.isEmpty()) {
            return Optional.empty();
        }
        try (SsoOidcClient oidc = wants.clients().oidc(session.region())) {
            SsoToken got = new DeviceLogin(oidc, session, wants.clock(), pause).renew(renewal.get());
            own.put(session.cacheKey(), got);
            return Optional.of(got);
        } catch (SdkException e) {
            Words.unlessInterrupted(e);
            LOG.info("The token of {} was not renewed: {}", session.cacheKey(), e.getMessage());
            if (isFinal(e)) {
                own.remove(session.cacheKey(), old);
            } else if (wants.prompts().isEmpty()) {
                throw NotGotException.failed("The session " + session.cacheKey() + " could not be renewed: " + Words.of(
                        e));
            }
            return Optional.empty();
        }
    }

    /** Whether the token will never be renewed; without an answer, or with one of an overworked server, it may be soon. */
    private static boolean isFinal(SdkException e) {
        return switch (e) {
            case InvalidGrantException _,ExpiredTokenException _,UnauthorizedClientException _,InvalidClientException _,AccessDeniedException _,InvalidRequestException _ ->
                true;
            default -> false;
        };
    }

    /** AWS takes it no more, whatever its end says. */
    void refused(SsoSession session, SsoToken token) {
        refused.add(token.value());
        own.computeIfPresent(session.cacheKey(), (_, t) -> t.value().equals(token.value()) ? null : t);
    }
}

package dev.signalbox.console.store.update;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.console.gateway.update.Feed;
import dev.signalbox.console.gateway.update.FeedException;
import dev.signalbox.console.gateway.update.FeedGateway;
import dev.signalbox.console.model.update.Policy;
import dev.signalbox.console.model.update.Release;
import dev.signalbox.console.model.update.UpdateState.Found;
import dev.signalbox.console.store.preferences.Preferences;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class UpdatesTest {
    private static final URI FEED = URI.create("https://updates.example/feed.json");
    private static final Path FILE = Path.of("/etc/signalbox/policy.json");
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    private final List<URI> asked = new ArrayList<>();
    private final Preferences memory = Preferences.forgotten();
    private Optional<Feed> there = Optional.of(feed(5, "0.2.0", NOON));
    private Instant now = NOON;

    @Test
    void looksOnceADayAndRemembersWhatItFound() {
        assertThat(begun(Policy.none(FILE))).isInstanceOf(Found.Newer.class);
        now = NOON.plus(Duration.ofHours(23));
        assertThat(begun(Policy.none(FILE))).isEqualTo(new Found.Newer(there.orElseThrow().release()));
        assertThat(asked).containsExactly(FEED);
        now = NOON.plus(Duration.ofHours(25));
        begun(Policy.none(FILE));
        assertThat(asked).hasSize(2);
    }

    @Test
    void looksAgainWhenTheOperatorComesBackAfterADay() {
        Updates updates = updates(Policy.none(FILE), Optional.of(FEED));
        updates.begin();
        now = NOON.plus(Duration.ofHours(23));
        updates.begin();
        assertThat(asked).hasSize(1);
        now = NOON.plus(Duration.ofHours(25));
        updates.begin();
        assertThat(asked).hasSize(2);
    }

    @Test
    void whatIsNotNewerIsNoNews() {
        for (String version : List.of("0.1.0-SNAPSHOT", "0.0.9", "0.1.0")) {
            there = Optional.of(feed(5, version, NOON));
            now = now.plus(Duration.ofDays(2));
            assertThat(begun(Policy.none(FILE))).isInstanceOf(Found.Newest.class);
        }
        there = Optional.of(feed(6, "0.1.1", NOON));
        now = now.plus(Duration.ofDays(2));
        assertThat(begun(Policy.none(FILE))).isInstanceOf(Found.Newer.class);
    }

    @Test
    void whatIsOlderThanWhatWasSeenIsNotBelieved() {
        begun(Policy.none(FILE));
        for (Feed older : List.of(feed(4, "0.9.0", NOON), feed(6, "0.9.0", NOON.minusSeconds(1)))) {
            there = Optional.of(older);
            now = now.plus(Duration.ofDays(2));
            assertThat(begun(Policy.none(FILE))).isEqualTo(new Found.Failed(now,
                    "the update feed is older than one that was seen before"));
        }
    }

    @Test
    void nothingIsAskedWhenAdministratorOrOperatorDoNotWantIt() {
        assertThat(begun(Policy.strict(FILE, "it is no JSON"))).isInstanceOf(Found.NotYet.class);
        Updates updates = updates(Policy.none(FILE), Optional.of(FEED));
        updates.want(false);
        updates.begin();
        Updates noAddress = updates(Policy.none(FILE), Optional.empty());
        noAddress.begin();
        noAddress.look();
        assertThat(asked).isEmpty();
        Updates forbidden = updates(Policy.strict(FILE, "x"), Optional.of(FEED));
        forbidden.look();
        assertThat(asked).isEmpty();
        updates.look();
        assertThat(asked).as("asked by hand").containsExactly(FEED);
    }

    @Test
    void eachNewerVersionIsToldOnceAlsoOverStarts() {
        List<Release> told = new ArrayList<>();
        for (int start = 0; start < 3; start++) {
            now = now.plus(Duration.ofDays(2));
            Updates updates = updates(Policy.none(FILE), Optional.of(FEED));
            updates.onNewer(told::add);
            updates.begin();
        }
        assertThat(told).extracting(Release::version).containsExactly("0.2.0");
    }

    @Test
    void theAdministratorsAddressGoesFirst() {
        URI inside = URI.create("https://inside.example/feed.json");
        begun(new Policy(FILE, true, Optional.empty(), Optional.of(inside), List.of()));
        assertThat(asked).containsExactly(inside);
    }

    @Test
    void theAdministratorMayAlsoTurnItOn() {
        updates(Policy.none(FILE), Optional.of(FEED)).want(false);
        Policy on = new Policy(FILE, true, Optional.of(true), Optional.empty(), List.of());
        assertThat(begun(on)).isInstanceOf(Found.Newer.class);
        assertThat(begun(Policy.none(FILE))).as("the operator's choice is kept").isInstanceOf(Found.NotYet.class);
    }

    @Test
    void aFailureIsToldAndNotRepeatedBeforeTheNextDay() {
        there = Optional.empty();
        assertThat(begun(Policy.none(FILE))).isEqualTo(new Found.Failed(NOON, "it does not answer"));
        begun(Policy.none(FILE));
        assertThat(asked).hasSize(1);
    }

    private Found begun(Policy policy) {
        Updates updates = updates(policy, Optional.of(FEED));
        updates.begin();
        updates.begin();
        return updates.state().latest().found();
    }

    private Updates updates(Policy policy, Optional<URI> address) {
        return new Updates(() -> new Updates.Ways(policy, address, new Scripted()), "0.1.0", () -> memory, clock(),
                Runnable::run);
    }

    private InstantSource clock() {
        return () -> now;
    }

    private static Feed feed(long sequence, String version, Instant issued) {
        return new Feed(sequence, issued, issued.plus(Duration.ofDays(90)), new Release(version, "Faster lists", URI
                .create("https://example.com/download")), "feed " + sequence);
    }

    private final class Scripted implements FeedGateway {
        @Override
        public Feed fetch(URI address, Instant at) throws FeedException {
            asked.add(address);
            return there.orElseThrow(() -> new FeedException("it does not answer"));
        }

        @Override
        public Feed check(String signed, Instant at) throws FeedException {
            return there.filter(f -> f.signed().equals(signed)).orElseThrow(() -> new FeedException("not known"));
        }
    }
}

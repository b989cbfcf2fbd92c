package dev.signalbox.localcloud.service.dynamodb;

import static dev.signalbox.localcloud.service.dynamodb.Engine.item;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.model.UpdateTimeToLiveRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateTimeToLiveResponse;

final class ExpiryTest {
    private static final Duration LONG_ENOUGH = Duration.ofSeconds(30);
    @TempDir Path folder;
    private Engine engine;

    @BeforeEach
    void start() {
        engine = new Engine(folder);
        SampleTables.create(engine, SampleTables.simple("jobs"));
    }

    @AfterEach
    void stop() {
        engine.close();
    }

    @Test
    void itemsGoWhenTheirTimeIsOver() {
        expire("expires", true);
        engine.put("jobs", item("id", "soon", "expires", secondsFromNow(60)));
        engine.put("jobs", item("id", "later", "expires", secondsFromNow(3600)));
        engine.put("jobs", item("id", "never"));

        engine.time.advance(Duration.ofSeconds(45));
        assertThat(isThere("soon")).isTrue();
        engine.time.advance(LONG_ENOUGH);

        assertThat(isThere("soon")).isFalse();
        assertThat(isThere("later")).isTrue();
        assertThat(isThere("never")).isTrue();
    }

    @Test
    void itemsThatAreThereAlreadyExpireToo() {
        for (int i = 0; i < 250; i++) {
            engine.put("jobs", item("id", "old" + i, "expires", secondsFromNow(-5)));
        }
        expire("expires", true);

        engine.time.advance(LONG_ENOUGH);

        for (int i = 0; i < 250; i++) {
            assertThat(isThere("old" + i)).isFalse();
        }
    }

    @Test
    void moreTimeKeepsAnItem() {
        expire("expires", true);
        engine.put("jobs", item("id", "kept", "expires", secondsFromNow(10)));
        engine.put("jobs", item("id", "kept", "expires", secondsFromNow(1000)));

        engine.time.advance(LONG_ENOUGH);

        assertThat(isThere("kept")).isTrue();
    }

    @Test
    void valuesThatAreNoPointInTimeKeepTheItem() {
        expire("expires", true);
        engine.put("jobs", item("id", "text", "expires", "1"));
        engine.put("jobs", item("id", "ancient", "expires", 1));
        engine.put("jobs", item("id", "negative", "expires", -1));

        engine.time.advance(LONG_ENOUGH);

        assertThat(isThere("text")).isTrue();
        assertThat(isThere("ancient")).isTrue();
        assertThat(isThere("negative")).isTrue();
    }

    @Test
    void expiryGoesOnAfterARestart() {
        expire("expires", true);
        engine.put("jobs", item("id", "soon", "expires", secondsFromNow(5)));

        engine.restart();
        engine.time.advance(LONG_ENOUGH);

        assertThat(isThere("soon")).isFalse();
    }

    @Test
    void theSettingChangesOnlyWhenItReallyDoes() {
        Refusal.message(() -> expire("expires", false)).isEqualTo("TimeToLive is already disabled");
        expire("expires", true);
        Refusal.message(() -> expire("expires", true)).isEqualTo("TimeToLive is already enabled");
        Refusal.message(() -> expire("other", true)).isEqualTo(
                "TimeToLive is active on a different AttributeName: current AttributeName is expires");
        expire("expires", false);
        engine.put("jobs", item("id", "kept", "expires", secondsFromNow(5)));
        engine.time.advance(LONG_ENOUGH);
        assertThat(isThere("kept")).isTrue();
    }

    private void expire(String attribute, boolean enabled) {
        engine.call(UpdateTimeToLiveRequest.builder().tableName("jobs").timeToLiveSpecification(s -> s.attributeName(
                attribute).enabled(enabled)).build(), UpdateTimeToLiveResponse.class);
    }

    private long secondsFromNow(long seconds) {
        return engine.time.now().getEpochSecond() + seconds;
    }

    private boolean isThere(String id) {
        return engine.get("jobs", item("id", id)).hasItem();
    }
}

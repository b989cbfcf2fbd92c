package dev.signalbox.download.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signalbox.download.config.Config.Storage;
import dev.signalbox.download.notifier.NotifierSettings;
import dev.signalbox.download.processor.ProcessorSettings;
import dev.signalbox.download.store.redis.RedisSettings;
import dev.signalbox.download.store.redis.RedisSettings.Address;
import dev.signalbox.download.store.redis.RedisSettings.Servers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigFileTest {
    private static final String REDIS = "{\"redis\":{\"addr\":\"127.0.0.1:6379\"}}";

    private static Config parse(String json, Component component) throws ConfigException {
        return ConfigFile.parse(json, "config.json", component, Map.of());
    }

    @Test
    void theSampleIsRightForAllComponents() throws ConfigException {
        for (var component : Component.values()) {
            var config = parse(ConfigFile.sample(), component);
            assertThat(config.warnings()).isEmpty();
            assertThat(config.processor().isPresent()).isEqualTo(component.has(Component.PROCESSOR));
            assertThat(config.notifier().isPresent()).isEqualTo(component.has(Component.NOTIFIER));
        }
    }

    @Test
    void takesTheOriginalsSampleWithWarnings() throws ConfigException {
        var config = parse("""
                {"redis":{"addr":"127.0.0.1:6379"},"api":{"heartbeat_path":"/tmp/disable_api"},
                 "processor":{"storage_dir":"/tmp/","request_headers":{"Accept":"*/*","User-Agent":"Downloader v1"},
                  "stats_interval":5000},
                 "notifier":{"download_url":"http://localhost/foo","concurrency":10,"stats_interval":5000,
                  "deletion_interval":180},
                 "backends":{"http":{"timeout":30},"kafka":{"bootstrap.servers":"localhost:9092",
                  "api.version.request":true,"log.connection.close":false,"go.delivery.reports":true,
                  "message.send.max.retries":3,"request.required.acks":-1}}}""", Component.ALL);
        assertThat(config.processor().orElseThrow().settings().downloadUrl()).isEqualTo("http://localhost/foo");
        assertThat(config.processor().orElseThrow().storage()).isEqualTo(new Storage.Folder(Path.of("/tmp")));
        assertThat(config.warnings()).hasSize(2).anySatisfy(text -> assertThat(text)
                .contains("notifier.download_url"));
        assertThat(config.notifier().orElseThrow().backends().kafka().orElseThrow())
                .containsEntry("request.required.acks", "-1").containsEntry("api.version.request", "true");
        assertThat(config.api().backends()).containsExactlyInAnyOrder("http", "kafka");
    }

    /** The original starts with such files. */
    @Test
    void emptyTextsAndListsAreNothing() throws ConfigException {
        var config = parse("""
                {"redis":{"addr":"r:1","sentinel":[],"master_name":""},"api":{"heartbeat_path":""},
                 "processor":{"storage_dir":"/d","download_url":"http://files",
                  "filestorage":{"type":"s3","rootdir":"","bucket":"b","region":"r"}},
                 "backends":{"sqs":{"region":"eu-west-1","endpoint":""}}}""", Component.ALL);
        assertThat(config.redis()).isEqualTo(RedisSettings.of("r", 1));
        assertThat(config.api().heartbeatFile()).isEmpty();
        var sentinel = parse("{\"redis\":{\"addr\":\"\",\"sentinel\":[\"s:1\"],\"master_name\":\"m\"}}", Component.API);
        assertThat(sentinel.redis().servers()).isInstanceOf(Servers.Sentinels.class);
    }

    @Test
    void defaultsAreThoseOfTheSettings() throws ConfigException {
        var config = parse("""
                {"redis":{"addr":"r:1"},"processor":{"storage_dir":"/d","download_url":"http://files/"},
                 "backends":{"sqs":{"region":"eu-west-1"}}}""", Component.ALL);
        assertThat(config.redis()).isEqualTo(RedisSettings.of("r", 1));
        assertThat(config.processor().orElseThrow().settings())
                .isEqualTo(ProcessorSettings.of(Path.of("/d"), "http://files"));
        assertThat(config.notifier().orElseThrow().settings()).isEqualTo(NotifierSettings.defaults());
        assertThat(config.api().maxBodyBytes()).isEqualTo(1024 * 1024);
        assertThat(config.api().keys()).isEmpty();
    }

    @Test
    void readsAllKeys() throws ConfigException {
        var config = parse(
                """
                        {"redis":{"sentinel":["s1:26379","s2:26379"],"master_name":"m","username":"u","password":"hush-1","db":3,
                          "tls":{"enabled":true,"ca_file":"/ca.pem"},"key_prefix":"p","sentinel_password":"hush-2",
                          "cluster":false,"connections":9},
                         "api":{"keys":[{"name":"ops","sha256":"%s"}],"max_body_bytes":10,"cors_origins":["https://o"],
                          "max_pending":7},
                         "processor":{"storage_dir":"/d","download_url":"http://f","concurrency":3,"lease":9,
                          "max_file_bytes":99,"timeouts":{"connect":1,"idle":2,"total":3},"allowed_hosts":["*.a"],
                          "allow_private_addresses":true,"retry":{"first":4,"longest":5},"max_retries":6,"stop_grace":7,
                          "disk":{"sick":80,"healthy":70},
                          "filestorage":{"type":"s3","bucket":"b","region":"r","endpoint":"http://127.0.0.1:1"}},
                         "notifier":{"max_attempts":4,"retry_delay":5,"failed_retention":6,"allowed_hosts":["a"],
                          "allow_private_addresses":true,"hmac_key":"hush-3","stop_grace":8},
                         "backends":{"http":{"timeout":3}}}"""
                        .formatted("ab".repeat(32)), Component.ALL);
        var servers = (Servers.Sentinels) config.redis().servers();
        assertThat(servers.sentinels()).containsExactly(new Address("s1", 26379), new Address("s2", 26379));
        assertThat(config.redis().database()).isEqualTo(3);
        var processor = config.processor().orElseThrow();
        assertThat(processor.settings().fetching().timeouts().total()).isEqualTo(Duration.ofSeconds(3));
        assertThat(processor.settings().retrying().longest()).isEqualTo(Duration.ofSeconds(5));
        assertThat(processor.storage()).isInstanceOf(Storage.Bucket.class);
        var http = config.notifier().orElseThrow().backends().http().orElseThrow();
        assertThat(http.hmacKey()).hasValue("hush-3");
        assertThat(http.timeout()).isEqualTo(Duration.ofSeconds(3));
        assertThat(List.of(config, config.redis(), servers, processor, config.notifier().orElseThrow()).toString())
                .doesNotContain("hush");
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            {"redis":{}}                                   | redis.addr: there is nothing
            {"redis":{"addr":""}}                          | redis.addr: there is nothing
            {"redis":{"addr":"a:1","password":""}}         | redis.password: there is an empty text
            {"redis":{"addr":"a:1","master_name":"m","sentinel":[]}} | redis.sentinel: there is nothing
            {"processor":{"filestorage":{"type":"filesystem","rootdir":""}}} | processor.filestorage.rootdir: there is
            {"redis":{"addr":"nowhere"}}                   | redis.addr: there is "nowhere"
            {"redis":{"addr":"a:1,b:2"}}                   | redis.addr: several addresses
            {"redis":{"addr":"a:1","sentinel":["b:1"]}}    | redis.master_name: there is nothing
            {"redis":{"addr":"a:1","port":1}}              | redis.port: this key is unknown
            {"redis":{"addr":"a:1","key_prefix":"{x}"}}    | redis: The key prefix
            {"redis":{"addr":"a:1","password":7}}          | redis.password: there is a number
            {"redis":[]}                                   | redis: there is a list, wanted is an object
            {"processor":{"concurrency":"many"}}           | processor.concurrency: there is "many", wanted is a whole
            {"processor":{"lease":1.5}}                    | processor.lease: there is 1.5
            {"processor":{"timeouts":{"idel":1}}}          | processor.timeouts.idel: this key is unknown; known are
            {"processor":{"filestorage":{"type":"ftp"}}}   | processor.filestorage.type: there is "ftp", wanted is
            {"processor":{"filestorage":{"type":"s3"}}}    | processor.filestorage.bucket: there is nothing
            {"processor":{"disk":{"sick":10}}}             | processor.disk: 0 <= healthy
            {"processor":{"download_url":"files"}}         | processor.download_url: there is "files"
            {"notifier":{"concurrency":0}}                 | notifier.concurrency: there is 0
            {"notifier":{"deletion_interval":0}}           | notifier.deletion_interval: there is 0
            {"backends":{"sqs":{"endpoint":"http://a"}}}   | backends.sqs.region: there is nothing
            {"backends":{"http":{"timeout":"30"}}}         | backends.http.timeout: there is "30"
            {"backends":{"smtp":{}}}                       | backends.smtp: this key is unknown
            {"api":{"keys":[{"name":"a"}]}}                | api.keys[0].sha256: there is nothing
            {"api":{"keys":[{"name":"a","sha256":"x"}]}}   | api.keys[0].sha256: The SHA-256 of a key
            {"api":{"cors_origins":["ops.example"]}}       | api.cors_origins: there is "ops.example"
            {"more":1}                                     | more: this key is unknown
            {"redis":{"addr":"a:1"},"redis":{}}            | It is no JSON: line 1, column 32: Duplicate field 'redis'
            nothing                                        | It is no JSON: line 1
            []                                             | It must be one JSON object
            """, delimiter = '|', quoteCharacter = '~')
    void saysWhereWhatIsWrong(String json, String problem) {
        assertThatThrownBy(() -> parse(json, Component.API)).isInstanceOfSatisfying(ConfigException.class,
                e -> assertThat(e.problems()).anySatisfy(text -> assertThat(text).startsWith(problem)));
    }

    @Test
    void takesNoFilesThatAreTooLargeForTheirBucket() throws ConfigException {
        var with = "{\"redis\":{\"addr\":\"a:1\"},\"processor\":{\"storage_dir\":\"/t\",\"download_url\":\"http://f\","
                + "\"max_file_bytes\":83886080001,\"filestorage\":%s}}";
        assertThat(problems(with.formatted("{\"type\":\"s3\",\"bucket\":\"b\",\"region\":\"r\"}"), Component.PROCESSOR))
                .containsExactly("processor.max_file_bytes");
        assertThat(parse(with.formatted("{\"type\":\"filesystem\",\"rootdir\":\"/f\"}"), Component.PROCESSOR)
                .processor())
                .isPresent();
    }

    @Test
    void saysAllAtOnceWhatAComponentNeeds() throws ConfigException {
        assertThat(parse(REDIS, Component.API).processor()).isEmpty();
        assertThat(problems(REDIS, Component.PROCESSOR)).containsExactly("processor.storage_dir",
                "processor.download_url");
        assertThat(problems(REDIS, Component.NOTIFIER)).containsExactly("backends");
        assertThat(problems("{}", Component.ALL)).containsExactly("redis.addr", "processor.storage_dir",
                "processor.download_url", "backends");
        assertThat(problems("{\"redis\":{\"addr\":\"a:1\"},\"backends\":{\"http\":{}}}", Component.NOTIFIER))
                .containsExactly("backends");
    }

    private static List<String> problems(String json, Component component) {
        try {
            parse(json, component);
            return List.of();
        } catch (ConfigException e) {
            return e.problems().stream().map(text -> text.substring(0, text.indexOf(':'))).toList();
        }
    }

    @Test
    void takesSecretsAndTestTimeFromTheEnvironment() throws ConfigException {
        var env = Map.of("DOWNLOADER_REDIS_PASSWORD", "hush-1", "DOWNLOADER_API_KEY", "hush-2",
                "DOWNLOADER_HMAC_KEY", "hush-3", "DOWNLOADER_TEST_TIME", "");
        var config = ConfigFile.parse(ConfigFile.sample(), "config.json", Component.ALL, env);
        assertThat(config.redis().login().orElseThrow().password()).isEqualTo("hush-1");
        assertThat(config.api().keys()).hasSize(1);
        assertThat(config.notifier().orElseThrow().backends().http().orElseThrow().hmacKey()).hasValue("hush-3");
        assertThat(config.notifier().orElseThrow().settings().retryDelay()).isEqualTo(Duration.ofMillis(200));
        assertThat(config.processor().orElseThrow().settings().retrying().first()).isEqualTo(Duration.ofMillis(200));
        assertThat(Arrays.asList(config, config.redis(), config.api()).toString()).doesNotContain("hush");
    }

    @Test
    void takesTheWholeFileFromTheEnvironmentWhenItIsNotThere() throws ConfigException {
        var missing = Path.of("/nowhere/config.json");
        var encoded = Base64.getMimeEncoder().encodeToString(REDIS.getBytes(StandardCharsets.UTF_8));
        var config = ConfigFile.read(missing, Component.API, Map.of("AWS_CONFIG_FILE_BASE64", encoded));
        assertThat(config.redis().servers()).isEqualTo(new Servers.Single(new Address("127.0.0.1", 6379)));
        assertThat(Optional.of(config.warnings())).hasValue(List.of());
        assertThatThrownBy(() -> ConfigFile.read(missing, Component.API, Map.of()))
                .isInstanceOf(ConfigException.class).hasMessageContaining("/nowhere/config.json")
                .hasMessageContaining("--config");
        assertThatThrownBy(() -> ConfigFile.read(missing, Component.API, Map.of("AWS_CONFIG_FILE_BASE64", "!=")))
                .isInstanceOf(ConfigException.class);
    }
}

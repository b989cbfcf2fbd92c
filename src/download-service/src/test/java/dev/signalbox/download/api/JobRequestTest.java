package dev.signalbox.download.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.signalbox.download.api.http.Problem;
import dev.signalbox.download.job.Aggregation;
import dev.signalbox.download.job.CallbackSpec;
import dev.signalbox.download.job.OwnBucket;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JobRequestTest {
    /** Each line takes a good request, sets the fields (null takes none away) and says which field is told wrong. */
    @ParameterizedTest
    @CsvSource(textBlock = """
            {"url":"foo"}                                        | url
            {"url":""}                                           | url
            {"url":7}                                            | url
            {"url":null}                                         | url
            {"url":"/etc/passwd"}                                | url
            {"url":"ftp://a.example/x"}                          | url
            {"aggr_id":true}                                     | aggr_id
            {"aggr_id":""}                                       | aggr_id
            {"aggr_limit":"4"}                                   | aggr_limit
            {"aggr_limit":0}                                     | aggr_limit
            {"aggr_limit":0.9}                                   | aggr_limit
            {"aggr_limit":-1}                                    | aggr_limit
            {"aggr_limit":1e300}                                 | aggr_limit
            {"aggr_limit":null}                                  | aggr_limit
            {"aggr_proxy":null}                                  | aggr_proxy
            {"aggr_proxy":"no proxy"}                            | aggr_proxy
            {"aggr_proxy":1}                                     | aggr_proxy
            {"aggr_requests_per_second":0}                       | aggr_requests_per_second
            {"aggr_requests_per_second":"1"}                     | aggr_requests_per_second
            {"callback_url":"fijfij"}                            | callback_url
            {"callback_url":""}                                  | callback_url
            {"callback_url":null}                                | callback_url
            {"callback_type":""}                                 | callback_type
            {"callback_type":5}                                  | callback_type
            {"callback_type":"pigeon"}                           | callback_type
            {"callback_dst":""}                                  | callback_dst
            {"callback_dst":"http://"}                           | callback_dst
            {"callback_dst":"topic"}                             | callback_dst
            {"callback_error_dst":"httpx"}                       | callback_error_dst
            {"callback_error_type":"pigeon","callback_error_dst":"x"} | callback_error_type
            {"s3_bucket":"files"}                                | s3_region
            {"s3_region":"eu-west-1"}                            | s3_bucket
            {"mime_type":null}                                   | mime_type
            {"max_retries":null}                                 | max_retries
            {"max_retries":-1}                                   | max_retries
            {"max_retries":"1"}                                  | max_retries
            {"extract_image_size":1}                             | extract_image_size
            {"extract_image_size":null}                          | extract_image_size
            {"download_timeout":null}                            | download_timeout
            {"download_timeout":0}                               | download_timeout
            {"download_timeout":-2}                              | download_timeout
            {"download_timeout":"4"}                             | download_timeout
            {"request_headers":1}                                | request_headers
            {"request_headers":{"A":true}}                       | request_headers
            {"request_headers":{"A":null}}                       | request_headers
            {"request_headers":{"A B":"x"}}                      | request_headers
            {"request_headers":{"A":"x\\r\\nB: y"}}              | request_headers
            {"request_headers":{"Transfer-Encoding":"chunked"}}  | request_headers
            {"request_headers":{"Proxy-Authorization":"x"}}      | request_headers
            {"request_headers":{"A":"caf\u00e9"}}                | request_headers
            {"request_headers":{"Host":true}}                    | request_headers
            {"subpath":null}                                     | subpath
            {"subpath":".signalbox-storage-id/a"}                | subpath
            {"subpath":"../bar"}                                 | subpath
            {"subpath":"/../bar"}                                | subpath
            {"subpath":"foo/../bar"}                             | subpath
            {"subpath":"foo/../../../bar"}                       | subpath
            {"subpath":".."}                                     | subpath
            {"subpath":"../.."}                                  | subpath
            {"subpath":"..///.."}                                | subpath
            {"subpath":"./.."}                                   | subpath
            {"subpath":"./bar/.."}                               | subpath
            {"subpath":"a/./b"}                                  | subpath
            {"mime_type":"image/["}                              | mime_type
            """, delimiter = '|', quoteCharacter = '~')
    void saysWhichFieldIsWrong(String change, String field) {
        assertThatThrownBy(() -> with(change)).isInstanceOfSatisfying(Problem.Raised.class, e -> {
            assertThat(e.problem().status()).isEqualTo(400);
            assertThat(e.problem().field()).hasValue(field);
            assertThat(e.problem().message()).startsWith(field);
        });
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            {}
            {"aggr_proxy":""}
            {"aggr_proxy":"http://user:secret@proxy.example:3128"}
            {"extra":{"not":"a text"},"unknown":[1],"expiresAt":"9999999999"}
            {"mime_type":""}
            {"download_timeout":12}
            {"request_headers":{"User-Agent":"Test-Agent","X-Number":5,"X-Empty":""}}
            {"callback_type":"kafka","callback_dst":"topic"}
            {"callback_error_type":"sqs","callback_error_dst":"https://sqs.example/1/q"}
            {"s3_bucket":"","s3_region":""}
            {"mime_type":"image/*,!image/gif"}
            {"subpath":"foo"}
            {"subpath":"/foo"}
            {"subpath":"/foo/"}
            {"subpath":"foo/"}
            {"subpath":"foo/bar"}
            {"subpath":"/foo/bar"}
            {"subpath":"foo///bar"}
            {"subpath":"/foo///"}
            {"subpath":"////foo"}
            {"subpath":".b"}
            {"subpath":"..."}
            """, delimiter = '|', quoteCharacter = '~')
    void accepts(String change) {
        assertThat(with(change).spec().url()).isEqualTo("http://a.example/x.png");
    }

    @Test
    void cutsNumbersToWholeOnes() {
        var request = with("{\"aggr_limit\":2.9,\"max_retries\":0.9,\"download_timeout\":1.5,"
                + "\"aggr_requests_per_second\":0.5}");
        assertThat(request.aggregation())
                .isEqualTo(new Aggregation("a.example", 2, Optional.of(0.5), Optional.empty()));
        assertThat(request.spec().maxRetries()).hasValue(0);
        assertThat(request.spec().downloadTimeoutSeconds()).hasValue(1);
    }

    @Test
    void readsNoOtherCallbackFieldBesideTheOldOne() {
        var request = with("{\"callback_url\":\"http://old.example\",\"callback_type\":7,\"callback_error_dst\":null}");
        assertThat(request.spec().callback()).isEqualTo(new CallbackSpec("http://old.example", "", "", "", ""));
    }

    @Test
    void needsNoCallbackForTheClientsOwnBucket() {
        var body = (ObjectNode) ApiFixture.json(
                """
                        {"url":"http://a.example/x","aggr_id":"a","aggr_limit":1,"s3_bucket":"files","s3_region":"eu-west-1"}""");
        var spec = JobRequest.of(body, Set.of()).spec();
        assertThat(spec.callback()).isEqualTo(CallbackSpec.NONE);
        assertThat(spec.ownBucket()).hasValue(new OwnBucket("files", "eu-west-1"));
    }

    @Test
    void takesNumbersAsHeadersAndIgnoresAnExtraThatIsNoText() {
        var spec = with("{\"extra\":7,\"request_headers\":{\"X-A\":5,\"X-B\":\"b\"}}").spec();
        assertThat(spec.extra()).isEmpty();
        assertThat(spec.requestHeaders()).isEqualTo(Map.of("X-A", "5", "X-B", "b"));
    }

    @Test
    void leavesOutHeadersOfTheConnectionThatClientsOfTheOriginalSend() {
        var spec = with("{\"request_headers\":{\"Host\":\"h\",\"connection\":\"close\",\"Keep-Alive\":5,\"X\":1}}")
                .spec();
        assertThat(spec.requestHeaders()).isEqualTo(Map.of("X", "1"));
    }

    @Test
    void takesEveryCallbackTypeWhereTheBackendsAreNotKnown() {
        var body = good().put("callback_type", "pigeon").put("callback_dst", "x");
        assertThat(JobRequest.of(body, Set.of()).spec().callback().type()).isEqualTo("pigeon");
    }

    private static ObjectNode good() {
        return (ObjectNode) ApiFixture.json(ApiFixture.GOOD);
    }

    private static JobRequest with(String change) {
        return JobRequest.of(good().setAll((ObjectNode) ApiFixture.json(change)), Set.of("http", "kafka", "sqs"));
    }
}

package dev.signalbox.lambda.imagefanout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signalbox.lambda.InvalidInput;
import dev.signalbox.lambda.TaskInput;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FanOutPlanTest implements TaskStore {
    private final Map<String, String> lists = new HashMap<>();
    private final List<Task> kept = new ArrayList<>();

    @Override
    public void read(FanOutInput.Paths.InS3 list, Consumer<String> paths) throws IOException {
        PathReader.read(list.key(), new ByteArrayInputStream(lists.get(list.bucket() + "/" + list.key()).getBytes(
                StandardCharsets.UTF_8)), paths);
    }

    @Override
    public Place keep(String execution, FanOutPlan.Tasks tasks) {
        kept.addAll(tasks.all());
        return new Place("bucket", "runs/" + execution + "/tasks.json");
    }

    private FanOutPlan.Plan plan(String input) throws IOException {
        return plan(input, KeyLayout.PATH);
    }

    private FanOutPlan.Plan plan(String input, KeyLayout layout) throws IOException {
        var settings = new PlanSettings(5, 100, 5, 200_000, layout);
        return new FanOutPlan(settings, this).of(FanOutInput.read(TaskInput.JSON.readTree(input)), "run");
    }

    private static List<String> paths(List<Task> tasks) {
        return tasks.stream().flatMap(t -> t.resourcePaths().stream()).toList();
    }

    private static String input(int paths) {
        return IntStream.range(0, paths).mapToObj(i -> "\"p" + i + ".gif\"")
                .collect(Collectors.joining(",", "{\"baseUrl\":\"https://x.org\",\"resourcePaths\":[", "]}"));
    }

    @Test
    void cutsIntoBatchesOfFiveInOrder() throws IOException {
        var small = (FanOutPlan.Plan.Small) plan(input(12));

        assertThat(small.tasks()).extracting(t -> t.resourcePaths().size()).containsExactly(5, 5, 2);
        assertThat(paths(small.tasks())).startsWith("p0.gif", "p1.gif").endsWith("p11.gif");
        assertThat(small.tasks().getFirst().json()).containsOnlyKeys("resourcePaths", "batchInput");
    }

    /** Source systems 2.8: the success script itself has {@code ht/ht.gif} twice, and both race on key and row. */
    @Test
    void duplicatePathsAreFetchedOnce() throws IOException {
        var small = (FanOutPlan.Plan.Small) plan("""
                {"baseUrl":"https://x.org","resourcePaths":["ht/ht.gif","a.gif","ht/ht.gif"],"lambdaConcur":"5"}""");

        assertThat(paths(small.tasks())).containsExactly("ht/ht.gif", "a.gif");
    }

    /** Source systems 2.8: results travel in the state, so about 2,200 images hit the 262,144-byte limit. */
    @Test
    void aRunThatTheStateCannotHoldGoesThroughS3() throws IOException {
        assertThat(plan(input(700))).isInstanceOf(FanOutPlan.Plan.Small.class);
        var large = (FanOutPlan.Plan.Large) plan(input(1_501));

        assertThat(large.tasks()).isEqualTo(16);
        assertThat(kept).hasSize(16).allMatch(Task::record);
        var longPaths = input(400).replace("\"p", "\"" + "x".repeat(400));
        assertThat(plan(longPaths)).isInstanceOf(FanOutPlan.Plan.Large.class);
    }

    @Test
    void readsListsInS3InEveryForm() throws IOException {
        lists.put("b/l.json", "[\"a.gif\", {\"path\":\"b.gif\"}]");
        lists.put("b/l.jsonl", "\uFEFF\"a.gif\"\n{\"path\":\"b.gif\"}\n".replace("\uFEFF", ""));
        lists.put("b/l.csv", "\uFEFFpath,note\r\na.gif,x\r\n\r\n\"b.gif\",y\r\n");
        for (var list : lists.keySet()) {
            var small = (FanOutPlan.Plan.Small) plan("{\"baseUrl\":\"https://x.org\",\"resourcePaths\":\"s3://" + list
                    + "\"}");
            assertThat(paths(small.tasks())).as(list).containsExactly("a.gif", "b.gif");
        }
        lists.put("b/l.txt", "");
        assertThatThrownBy(() -> plan("{\"baseUrl\":\"https://x.org\",\"resourcePaths\":\"s3://b/l.txt\"}"))
                .isInstanceOf(InvalidInput.class).hasMessageContaining(".csv");
    }

    @Test
    void equalBasenamesAreToldApartInTheOriginalsLayout() throws IOException {
        var small = (FanOutPlan.Plan.Small) plan("""
                {"baseUrl":"https://x.org","resourcePaths":["a/1.gif","b/1.gif","b/2.gif"]}""", KeyLayout.BASENAME);

        assertThat(small.tasks().getFirst().distinct()).containsExactly("b/1.gif");
        assertThat(Task.read(TaskInput.JSON.valueToTree(small.tasks().getFirst().json())))
                .isEqualTo(small.tasks().getFirst());
    }

    /** Source systems 2.8: a misspelt variable and one constant for two things; lambdaConcur could only lower. */
    @Test
    void lambdaConcurIsARealSetting() throws IOException {
        assertThat(concurrency("20")).isEqualTo(20);
        assertThat(concurrency("\"2\"")).isEqualTo(2);
        assertThat(concurrency("0")).isEqualTo(5);
        assertThat(concurrency("null")).isEqualTo(5);
        for (var wrong : List.of("-1", "65", "\"many\"", "1.5", "[]")) {
            assertThatThrownBy(() -> concurrency(wrong)).isInstanceOf(InvalidInput.class)
                    .hasMessageContaining("lambdaConcur");
        }
    }

    private int concurrency(String value) throws IOException {
        var small = (FanOutPlan.Plan.Small) plan("{\"baseUrl\":\"https://x.org\",\"resourcePaths\":[\"a\"],"
                + "\"lambdaConcur\":" + value + "}");
        return small.tasks().getFirst().lambdaConcur();
    }

    @Test
    void saysWhatIsWrongWithAnInput() {
        var wrong = Map.of("{}", "baseUrl", "{\"baseUrl\":\"ftp://x\",\"resourcePaths\":[]}", "baseUrl",
                "{\"baseUrl\":\"https://x\"}", "resourcePaths", "{\"baseUrl\":\"https://x\",\"resourcePaths\":[1]}",
                "resourcePaths", "{\"baseUrl\":\"https://x\",\"resourcePaths\":[\" \"]}", "resource path",
                "{\"baseUrl\":\"https://x\",\"resourcePaths\":\"s3://b\"}", "address");
        wrong.forEach((input, words) -> assertThatThrownBy(() -> plan(input)).as(input)
                .isInstanceOf(InvalidInput.class).hasMessageContaining(words));
    }

    @Test
    void anEmptyListIsARunWithoutTasks() throws IOException {
        assertThat(((FanOutPlan.Plan.Small) plan(input(0))).tasks()).isEmpty();
    }
}

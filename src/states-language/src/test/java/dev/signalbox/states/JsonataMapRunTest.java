package dev.signalbox.states;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signalbox.states.internal.data.Json;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Map states in distributed mode that speak JSONata. */
class JsonataMapRunTest {
    private static final String PROCESSOR = """
            "ItemProcessor":{"ProcessorConfig":{"Mode":"DISTRIBUTED","ExecutionType":"STANDARD"},"StartAt":"I","States":{
              "I":{"Type":"Pass","Output":"{% $exists($x) %}","End":true}}}""";

    private static MapRunOrder order(Trial trial) {
        trial.await(() -> !trial.effects.orders.isEmpty());
        return trial.effects.orders.getFirst();
    }

    @Test
    void ordersAMapRunWithEverythingEvaluated() throws Exception {
        var trial = Trial.of(JsonataTest.jsonata(
                """
                        "A":{"Type":"Pass","Assign":{"x":2},"Next":"M"},
                        "M":{"Type":"Map","MaxConcurrency":"{% $x * 5 %}","ToleratedFailureCount":"{% $x %}",
                          "ToleratedFailurePercentage":"{% 12.5 %}","ItemSelector":{"v":"{% $states.context.Map.Item.Value.n + $x %}"},
                          "ItemReader":{"Resource":"arn:aws:states:::s3:getObject","ReaderConfig":{"InputType":"JSON",
                            "MaxItems":"{% $x + 1 %}"},"Arguments":{"Bucket":"{% $states.input.bucket %}","Key":"k"}},
                          "ItemBatcher":{"MaxItemsPerBatch":"{% $x + 2 %}","BatchInput":{"who":"{% $states.input.bucket %}"}},
                          "ResultWriter":{"Resource":"arn:aws:states:::s3:putObject","Arguments":"{% {'Bucket': 'o', 'Prefix': 'p'} %}"},
                        """
                        + PROCESSOR + ",\"Output\":\"{% $states.result.total %}\",\"End\":true}"),
                "{\"bucket\":\"b\"}");

        var order = order(trial);

        assertThat(order.maxConcurrency()).isEqualTo(10);
        assertThat(order.tolerance()).isEqualTo(new MapRunOrder.Tolerance(2, 12.5));
        var read = (MapRunOrder.Items.Read) order.items();
        assertThat(Json.text(read.parameters())).isEqualTo("{\"Bucket\":\"b\",\"Key\":\"k\"}");
        assertThat(read.maxItems()).isEqualTo(3);
        assertThat(order.batching().maxItems()).isEqualTo(4);
        assertThat(order.batching().batchInput().map(Json::text)).contains("{\"who\":\"b\"}");
        assertThat(order.export().flatMap(MapRunOrder.Export::destination).map(Json::text)).contains(
                "{\"Bucket\":\"o\",\"Prefix\":\"p\"}");
        assertThat(Json.text(order.inputs().of(0, Optional.empty(), Json.own("{\"n\":1}")))).isEqualTo("{\"v\":3}");
        trial.effects.mapRuns.get(order.arn()).accept(Trial.done("{'total':7}"));
        assertThat(trial.output().intValue()).isEqualTo(7);
    }

    @Test
    void anItemThatCannotBeSelectedTellsWhy() {
        var trial = Trial.of(JsonataTest.jsonata("\"A\":{\"Type\":\"Map\",\"Items\":\"{% $states.input %}\","
                + "\"ItemSelector\":\"{% $states.context.Map.Item.Value.none %}\"," + PROCESSOR + ",\"End\":true}"),
                "[1]");

        var order = order(trial);

        assertThat(((MapRunOrder.Items.Given) order.items()).values()).hasSize(1);
        assertThatThrownBy(() -> order.inputs().of(0, Optional.empty(), Json.own("1")))
                .isInstanceOf(MapRunOrder.ItemFailure.class).hasMessageContaining(
                        "specified for the field 'ItemSelector' returned nothing (undefined).");
    }

    @Test
    void statesOfChildrenSpeakTheLanguageOfTheMachine() throws Exception {
        var whole = Definition.parse(JsonataTest.jsonata("\"A\":{\"Type\":\"Map\",\"Items\":[1]," + PROCESSOR
                + ",\"End\":true}"));
        var processor = ((State.Map) whole.state("A")).processor();

        assertThat(processor.state("I").data().language()).isEqualTo(QueryLanguage.JSONATA);
    }
}

package dev.signalbox.console.screen.batch.forms;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.console.control.form.Form;
import dev.signalbox.console.control.form.FormField;
import dev.signalbox.console.model.batch.BatchSamples;
import dev.signalbox.console.model.batch.ComputeEnvironment;
import dev.signalbox.console.model.batch.HiddenValues;
import dev.signalbox.console.model.batch.JobDetails.Dependency;
import dev.signalbox.console.model.batch.JobQueue;
import dev.signalbox.console.model.batch.definition.JobDefinition;
import dev.signalbox.console.model.batch.order.JobOrder;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FormsTest {
    private static final String ID = "0a1b2c3d-0000-1111-2222-333344445555";
    private static final String JSON = """
            {"jobDefinitionName":"def","type":"container","containerProperties":{"image":"s3://jars/a.jar","ulimits":[1],
             "environment":[{"name":"DB_PASSWORD","value":"hunter2"},{"name":"MODE","value":"fast"}],"vcpus":1,"memory":512}}""";
    private static final JobDefinition DEFINITION = new JobDefinition("def", 3, "arn", "container", "ACTIVE", "EC2", "",
            "", JSON);

    private static Map<String, String> shown(Form form) {
        var values = new HashMap<String, String>();
        form.fields().forEach((FormField f) -> values.put(f.name(), f.value()));
        return values;
    }

    private static Map<String, String> changed(Form form, String field, String value) {
        var values = shown(form);
        values.put(field, value);
        return form.complaints().apply(values);
    }

    @Test
    void aClonedOrderThatIsNotEditedIsTheSameOrder() {
        var order = new JobOrder("job", "queue", "def:1", Map.of("in", "s3://a/b=c", "token", "t-1"),
                new JobOrder.Overrides(List.of("run", "two\nlines \\ and"), Map.of("DB_PASSWORD", "hunter2"), Optional
                        .of(
                                "0.5"), Optional.of("512")), Optional.of(5), List.of(new Dependency(ID, Optional.of(
                                        "N_TO_N")),
                                        new Dependency("", Optional.of("SEQUENTIAL"))), Optional.of(3), Optional.of(
                                                Duration
                                                        .ofMinutes(2)), Map.of("team", "a"));
        var form = new OrderForm(order, List.of("queue"), List.of("def:1"));
        var values = shown(form.form("t"));

        assertThat(values.toString()).doesNotContain("hunter2").doesNotContain("t-1");
        assertThat(form.complaints(values)).isEmpty();
        assertThat(form.order(values)).isEqualTo(order);
    }

    @Test
    void anOrderIsCheckedBeforeAwsSeesIt() {
        var form = new OrderForm(JobOrder.of("job", "queue", "def:1"), List.of("queue"), List.of()).form("t");

        assertThat(changed(form, "name", "a b")).containsOnlyKeys("name");
        assertThat(changed(form, "variables", "no equals sign")).containsOnlyKeys("variables");
        assertThat(changed(form, "vcpus", "none")).containsOnlyKeys("vcpus");
        assertThat(changed(form, "array", "1")).containsOnlyKeys("array");
        assertThat(changed(form, "timeout", "59")).containsOnlyKeys("timeout");
        assertThat(changed(form, "dependsOn", "yesterday")).containsOnlyKeys("dependsOn");
        assertThat(changed(form, "variables", "DB_PASSWORD=‹hidden 9› and more")).containsOnlyKeys("variables");
    }

    @Test
    void aRevisionKeepsWhatTheFormDoesNotShow() {
        var form = new DefinitionForm(DEFINITION);
        var values = shown(form.form());
        values.put("memory", "2048");

        assertThat(form.complaints(values)).isEmpty();
        assertThat(values.toString()).doesNotContain("hunter2");
        assertThat(form.json(values)).contains("\"ulimits\"", "hunter2", "\"2048\"").doesNotContain("\"memory\"");
    }

    @Test
    void jsonHidesSecretsAndKeepsThem() {
        var form = new DefinitionJson(JSON);
        var values = shown(form.form("t"));

        assertThat(values.get("json")).doesNotContain("hunter2").contains("‹hidden 1›", "fast");
        assertThat(form.json(values)).contains("\"value\":\"hunter2\"").doesNotContain("hidden");
        assertThat(form.form("t").complaints().apply(Map.of("json", "{"))).containsKey("json");
        assertThat(form.form("t").complaints().apply(Map.of("json", "{}"))).containsKey("json");
        assertThat(form.form("t").complaints().apply(Map.of("json", "[]"))).containsKey("json");
    }

    @Test
    void aMarkThatWasNeverGivenOutIsOnlyText() {
        assertThat(new HiddenValues().reveal("‹hidden 7›")).isEqualTo("‹hidden 7›");
    }

    @Test
    void aQueuesFormKnowsBatchsRules() {
        var ec2 = new ComputeEnvironment("ec2", true, "VALID", "", "EC2", ComputeEnvironment.Size.upTo(4),
                ComputeEnvironment.Machines.NONE);
        var queue = new JobQueue("queue", true, "VALID", "", 5, List.of("env"), List.of(new JobQueue.TimeLimit(
                "MISCONFIGURATION:JOB_RESOURCE_REQUIREMENT", Duration.ofMinutes(20), "CANCEL")));
        var form = new QueueForm(BatchSamples.overview(queue, List.of(BatchSamples.environment("env", true, "VALID", 4),
                ec2)), Optional.of(queue));

        assertThat(form.queue(shown(form.form()))).usingRecursiveComparison().ignoringFields("status", "statusReason")
                .isEqualTo(queue);
        assertThat(changed(form.form(), "environments", "env\nec2")).containsOnlyKeys("environments");
        assertThat(changed(form.form(), "environments", "gone")).containsOnlyKeys("environments");
        assertThat(changed(form.form(), "priority", "1001")).containsOnlyKeys("priority");
        assertThat(changed(form.form(), "limits", "A_REASON:OF_LATER=600 TERMINATE")).isEmpty();
        assertThat(changed(form.form(), "limits", "CAPACITY:INSUFFICIENT_INSTANCE_CAPACITY=599")).containsOnlyKeys(
                "limits");
    }

    @Test
    void anEnvironmentsFormKnowsWhatFargateTakes() {
        var env = BatchSamples.environment("env", true, "VALID", 4);
        var form = new EnvironmentForm(List.of(env), Optional.of(env));
        var values = shown(form.form());
        values.putAll(Map.of("name", "env2", "subnets", "subnet-1", "securityGroups", "sg-1"));

        assertThat(form.complaints(values)).isEmpty();
        assertThat(form.environment(values).size()).isEqualTo(ComputeEnvironment.Size.upTo(4));
        values.put("min", "1");
        assertThat(form.complaints(values)).containsOnlyKeys("min");
        values.putAll(Map.of("type", "EC2", "min", "9", "instanceTypes", "optimal", "instanceRole", "r"));
        assertThat(form.complaints(values)).containsOnlyKeys("min");
        values.put("name", "env");
        assertThat(form.complaints(values)).containsKey("name");
    }
}

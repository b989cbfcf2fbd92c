package dev.signalbox.states;

import static dev.signalbox.states.RandomStates.state;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

final class RandomJsonataStates implements RandomStates {
    @Override
    public String language() {
        return "JSONata";
    }

    private static String merged(String field, String expression) {
        return "'Output':'{% $merge([$states.input, {\\\"" + field + "\\\": " + expression + "}]) %}'";
    }

    @Override
    public ObjectNode pass(int depth) {
        return state("Pass", "'Output':{'n':'{% $states.input.n + 1 %}','items':'{% $states.input.items %}'},"
                + "'Assign':{'v" + depth + "':'{% $states.input.n %}'}");
    }

    @Override
    public ObjectNode task(String action, int depth) {
        return state("Task", "'Resource':'arn:aws:states:::" + action + "','Arguments':{'v':'{% $v" + depth + " %}'},"
                + merged("r", "$states.result"));
    }

    @Override
    public ObjectNode retried(int fails, String next) {
        return state("Task", "'Resource':'arn:aws:states:::lambda:invoke','Arguments':{'fails':" + fails + "},"
                + merged(
                        "r", "$states.result")
                + ",'Retry':[{'ErrorEquals':['Busy'],'IntervalSeconds':1,'MaxAttempts':1,"
                + "'JitterStrategy':'FULL'}],'Catch':[{'ErrorEquals':['States.ALL'],'Next':'" + next + "'," + merged(
                        "caught", "$states.errorOutput.Error") + "}]");
    }

    @Override
    public ObjectNode callback() {
        return state("Task", "'Resource':'arn:aws:states:::lambda:invoke.waitForTaskToken','Arguments':{'token':"
                + "'{% $states.context.Task.Token %}'}," + merged("c", "$states.result"));
    }

    @Override
    public ObjectNode choice(int limit, String otherwise, String next) {
        return state("Choice", "'Default':'" + otherwise + "','Choices':[{'Condition':'{% $states.input.n > " + limit
                + " %}','Next':'" + next + "'}]");
    }

    @Override
    public ObjectNode parallel(List<ObjectNode> branches) {
        ObjectNode parallel = state("Parallel", merged("p", "$states.result"));
        parallel.putArray("Branches").addAll(branches);
        return parallel;
    }

    @Override
    public ObjectNode map(int concurrency, ObjectNode processor) {
        return state("Map", "'Items':'{% $states.input.items %}','MaxConcurrency':" + concurrency
                + ",'ItemSelector':{'n':'{% $states.context.Map.Item.Value %}','items':'{% $states.input.items %}'},"
                + merged("m", "$states.result")).set("ItemProcessor", processor);
    }
}

package dev.signalbox.states;

import static dev.signalbox.states.RandomStates.state;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

final class RandomPathStates implements RandomStates {
    @Override
    public String language() {
        return "JSONPath";
    }

    @Override
    public ObjectNode pass(int depth) {
        return state("Pass", "'Parameters':{'n.$':'States.MathAdd($.n, 1)','items.$':'$.items'},'Assign':{'v" + depth
                + ".$':'$.n'}");
    }

    @Override
    public ObjectNode task(String action, int depth) {
        return state("Task", "'Resource':'arn:aws:states:::" + action + "','ResultPath':'$.r','Parameters':{'v.$':'$v"
                + depth + "'}");
    }

    @Override
    public ObjectNode retried(int fails, String next) {
        return state("Task", "'Resource':'arn:aws:states:::lambda:invoke','ResultPath':'$.r','Parameters':{'fails':"
                + fails
                + "},'Retry':[{'ErrorEquals':['Busy'],'IntervalSeconds':1,'MaxAttempts':1,'JitterStrategy':'FULL'}],"
                + "'Catch':[{'ErrorEquals':['States.ALL'],'ResultPath':'$.caught','Next':'" + next + "'}]");
    }

    @Override
    public ObjectNode callback() {
        return state("Task", "'Resource':'arn:aws:states:::lambda:invoke.waitForTaskToken','ResultPath':'$.c',"
                + "'Parameters':{'token.$':'$$.Task.Token'}");
    }

    @Override
    public ObjectNode choice(int limit, String otherwise, String next) {
        return state("Choice", "'Default':'" + otherwise + "','Choices':[{'Variable':'$.n','NumericGreaterThan':"
                + limit
                + ",'Next':'" + next + "'}]");
    }

    @Override
    public ObjectNode parallel(List<ObjectNode> branches) {
        ObjectNode parallel = state("Parallel", "'ResultPath':'$.p'");
        parallel.putArray("Branches").addAll(branches);
        return parallel;
    }

    @Override
    public ObjectNode map(int concurrency, ObjectNode processor) {
        return state("Map", "'ItemsPath':'$.items','ResultPath':'$.m','MaxConcurrency':" + concurrency
                + ",'ItemSelector':{'n.$':'$$.Map.Item.Value','items.$':'$.items'}").set("ItemProcessor", processor);
    }
}
